package dev.heddle.samples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;

/** Commons Pool, and HikariCP over H2 in memory. */
class PoolsTest {

    private static final class Factory extends BasePooledObjectFactory<Object> {
        final AtomicInteger made = new AtomicInteger();

        @Override
        public Object create() {
            made.incrementAndGet();
            return new Object();
        }

        @Override
        public PooledObject<Object> wrap(Object object) {
            return new DefaultPooledObject<>(object);
        }
    }

    private static void borrowAndReturn(GenericObjectPool<Object> pool) {
        try {
            pool.returnObject(pool.borrowObject());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @AsyncTest
    @Explore(maxExecutions = 200)
    void sharesOneObject() throws InterruptedException {
        Factory factory = new Factory();
        try (GenericObjectPool<Object> pool = new GenericObjectPool<>(factory)) {
            pool.setMaxTotal(1);
            Thread other = new Thread(() -> borrowAndReturn(pool));
            other.start();
            borrowAndReturn(pool);
            other.join();
        }

        assertThat(factory.made).hasValue(1);
    }

    @AsyncTest
    @Explore(maxExecutions = 20)
    void asksADatabase() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:samples");
        config.setMaximumPoolSize(2);
        try (HikariDataSource source = new HikariDataSource(config);
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select 42")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getInt(1)).isEqualTo(42);
        }
    }
}
