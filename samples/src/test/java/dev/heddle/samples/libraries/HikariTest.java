package dev.heddle.samples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.heddle.FailureKind;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** HikariCP over a database of H2 in memory. */
class HikariTest {

    private static HikariDataSource poolOf(int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("pool"); // which is numbered by a system property otherwise, and is part of messages
        config.setJdbcUrl("jdbc:h2:mem:samples");
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    private static void update(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static int ask(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getInt(1);
        }
    }

    @AsyncTest
    @Explore(maxExecutions = 10, budget = "60s") // the first one loads and weaves a database
    void addsUpInTheDatabase() throws Exception {
        try (HikariDataSource pool = poolOf(2)) {
            update(pool, "create table account(balance int) as values (100)");
            TwoThreads.run(() -> {
                update(pool, "update account set balance = balance + 10");
                return pool;
            });

            assertThat(ask(pool, "select balance from account")).isEqualTo(120);
        }
    }

    @Test
    void findsThoseWhoHoldAConnectionAndWaitForAnother(TestReporter reporter) {
        assertThat(Misuse.isFound(FailureKind.EXCEPTION, HikariTest::takeTwoOfTwo, reporter)
                        .summary())
                .contains("Connection is not available, request timed out after 30000ms");
    }

    private static void takeTwoOfTwo() throws Exception {
        try (HikariDataSource pool = poolOf(2)) {
            TwoThreads.run(() -> {
                try (Connection one = pool.getConnection();
                        Connection two = pool.getConnection()) {
                    return one.isReadOnly() || two.isReadOnly();
                }
            });
        }
    }
}
