package dev.heddle.samples.recipes

import dev.heddle.junit.AsyncTest
import kotlin.concurrent.thread
import kotlinx.coroutines.delay
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import org.junit.jupiter.api.Assertions.assertEquals

class Stock(private var left: Int) {

    @Synchronized
    fun take(): Boolean = (left > 0).also { if (it) left-- }

    @Synchronized
    fun left() = left
}

class StockTest {

    @AsyncTest
    fun `sells the last one once`() {
        val stock = Stock(1)
        var sold = false
        val buyer = thread { sold = stock.take() }
        val taken = stock.take()
        buyer.join()

        assertEquals(true, taken != sold)
        assertEquals(0, stock.left())
    }
}

class CountTest {

    @AsyncTest
    fun `coroutines take turns`(): Unit = runBlocking {
        val mutex = Mutex()
        var count = 0
        val jobs = List(2) {
            launch {
                mutex.withLock {
                    val read = count
                    delay(100)
                    count = read + 1
                }
            }
        }
        jobs.joinAll()

        assertEquals(2, count)
    }
}
