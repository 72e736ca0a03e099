using Microsoft.Extensions.Logging;
using Npgsql;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>The server of the options: which databases it has, new ones, and connections to them. Thread-safe.</summary>
internal sealed class PostgreSqlServer(PostgreSqlStorageOptions options, ILogger<PostgreSqlServer> logger)
{
    // All that a tenant's work consists of; a connection keeps a plan of each.
    private const int StatementsPrepared = 150;

    public string ControlDatabase
    {
        get
        {
            options.Validate();
            return new NpgsqlConnectionStringBuilder(options.ConnectionString).Database is { Length: > 0 } named ? named : PostgreSqlStorageOptions.DefaultControlDatabase;
        }
    }

    public string TenantDatabase(TenantId tenant) => options.TenantDatabase is { } name ? name(tenant) : DatabaseName.Of(options.TenantDatabasePrefix, tenant);

    /// <summary>Where connections to a database come from; whoever asked for it disposes it.</summary>
    public NpgsqlDataSource DataSource(string database)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            Database = database,
            MinPoolSize = 0,
            MaxPoolSize = options.ConnectionsPerTenant,
            ConnectionIdleLifetime = 30,
            ConnectionPruningInterval = 10,
            ApplicationName = "ReverseBuy",
            // What failed is told with its code; the values that a statement was given stay out of it.
            IncludeErrorDetail = false,
        };

        // A host behind a pooler that cannot keep them says 0.
        if (!settings.ShouldSerialize("Max Auto Prepare"))
        {
            settings.MaxAutoPrepare = StatementsPrepared;
        }

        return NpgsqlDataSource.Create(settings.ConnectionString);
    }

    public async ValueTask<bool> HasAsync(string database, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await HasAsync(connection, database, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Creates a database unless it is there, also while others do the same.</summary>
    public async ValueTask CreateAsync(string database, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            if (await HasAsync(connection, database, cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            // Texts are compared and sorted by their bytes, whatever the server was set up for: ids are no words of a language.
            var quoted = new NpgsqlCommandBuilder().QuoteIdentifier(database);
            var create = new NpgsqlCommand($"CREATE DATABASE {quoted} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'", connection);
            await using (create.ConfigureAwait(false))
            {
                try
                {
                    await create.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                    Log.DatabaseCreated(logger, database);
                }
                catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
                {
                    // Another process was first, which is as good.
                }
            }
        }
    }

    private static async ValueTask<bool> HasAsync(NpgsqlConnection connection, string database, CancellationToken cancellationToken)
    {
        var ask = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new NpgsqlParameter { Value = database } } };
        await using (ask.ConfigureAwait(false))
        {
            return await ask.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not null;
        }
    }

    // Without a pool: it is asked when a database is met for the first time, and no connection is kept for that.
    private async ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        options.Validate();
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            Database = options.MaintenanceDatabase,
            Pooling = false,
            ApplicationName = "ReverseBuy",
        }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
