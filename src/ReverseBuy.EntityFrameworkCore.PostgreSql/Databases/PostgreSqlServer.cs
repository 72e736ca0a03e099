using Microsoft.Extensions.Logging;
using Npgsql;
using ReverseBuy.Privacy;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>One server: which databases it has, new ones, and connections to them. Thread-safe.</summary>
/// <param name="name">Its name in the options; none of the storage's own.</param>
/// <param name="options">The host's settings.</param>
/// <param name="logger">Where to tell of new databases.</param>
internal sealed class PostgreSqlServer(string? name, PostgreSqlStorageOptions options, ILogger logger)
{
    // All that a tenant's work consists of; a connection keeps a plan of each.
    private const int StatementsPrepared = 150;

    private string? _controlDatabase;

    /// <summary>The server as people are told of it.</summary>
    public string Label => name is null ? "the storage's own server" : $"server '{name}'";

    public string ControlDatabase => _controlDatabase ??= ReadControlDatabase();

    /// <summary>The name of a tenant's database: never that of the control database, or whoever deleted the tenant would drop it.</summary>
    /// <exception cref="ConfigurationException">The host's own names give a tenant the control database.</exception>
    public string TenantDatabase(TenantId tenant)
    {
        if (options.TenantDatabase is not { } nameOf)
        {
            return DatabaseName.Of(options.TenantDatabasePrefix, tenant, ControlDatabase);
        }

        var database = nameOf(tenant);
        return database != ControlDatabase
            ? database
            : throw new ConfigurationException($"ReverseBuy:PostgreSql:TenantDatabase gives tenant '{tenant}' the control database '{database}'. Give it another.");
    }

    /// <summary>Where connections to a database come from; whoever asked for it disposes it.</summary>
    public NpgsqlDataSource DataSource(string database)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString)
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

        // Nothing is left behind in a session: what is set is set for one transaction, and the one lock that outlives it is let go by whoever took it. So nothing needs to be put right
        // between two uses, which takes the server longer than reading an order.
        if (!settings.ShouldSerialize("No Reset On Close"))
        {
            settings.NoResetOnClose = true;
        }

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
            if (!await HasAsync(connection, database, cancellationToken).ConfigureAwait(false))
            {
                await CreateAsync(database, () => CreateEmptyAsync(connection, database, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Creates a database as a copy of another, unless it is there.</summary>
    /// <returns>Whether it is there now; else there is none to be copied.</returns>
    public async ValueTask<bool> TryCopyAsync(string template, string database, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var names = await FindAsync(connection, [template, database], cancellationToken).ConfigureAwait(false);
            if (names.Contains(database, StringComparer.Ordinal))
            {
                return true;
            }

            if (!names.Contains(template, StringComparer.Ordinal))
            {
                return false;
            }

            await CreateAsync(
                database, () => ExecuteAsync(connection, $"CREATE DATABASE {Quoted(database)} TEMPLATE {Quoted(template)}", cancellationToken)).ConfigureAwait(false);
            return true;
        }
    }

    /// <summary>Drops a database, if it is there, and ends whatever is connected to it.</summary>
    public async ValueTask DropAsync(string database, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS {Quoted(database)} WITH (FORCE)", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Closes a database to everybody, those who are connected included, or opens it again. It stays so when this process and the server end.</summary>
    public async ValueTask AllowAsync(string database, bool isAllowed, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await ExecuteAsync(connection, $"ALTER DATABASE {Quoted(database)} ALLOW_CONNECTIONS {(isAllowed ? "true" : "false")}", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends all connections to a database but one.</summary>
    public async ValueTask EndOthersAsync(string database, int except, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // Up to ten seconds for each: it is not over before they are gone.
            var end = new NpgsqlCommand("SELECT bool_and(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE datname = $1 AND pid <> $2", connection)
            {
                Parameters = { new NpgsqlParameter { Value = database }, new NpgsqlParameter { Value = except } },
            };
            await using (end.ConfigureAwait(false))
            {
                await end.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What no other server has in common with this one, whatever it is called: when it was started, to the microsecond, and its port.</summary>
    public async ValueTask<string> IdentityAsync(CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var ask = new NpgsqlCommand("SELECT extract(epoch FROM pg_postmaster_start_time())::text || '/' || current_setting('port')", connection);
            await using (ask.ConfigureAwait(false))
            {
                return (string)(await ask.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
            }
        }
    }

    /// <summary>Makes sure that nobody else does the same with a database, in any process.</summary>
    /// <returns>What ends it when it is disposed, or with the process.</returns>
    /// <exception cref="ReverseBuyException">Somebody is at it (<c>storage.busy</c>, transient).</exception>
    public async ValueTask<IAsyncDisposable> LockAsync(string database, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var take = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", connection) { Parameters = { new NpgsqlParameter { Value = database } } };
            await using (take.ConfigureAwait(false))
            {
                return await take.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true
                    ? connection
                    : throw new ReverseBuyException("storage.busy", $"Database '{database}' is being moved by another process. Try again when it is done.") { IsTransient = true };
            }
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Creates a database with nothing in it.</summary>
    public static ValueTask CreateEmptyAsync(NpgsqlConnection connection, string database, CancellationToken cancellationToken) =>
        // Texts are compared and sorted by their bytes, whatever the server was set up for: ids are no words of a language.
        ExecuteAsync(connection, $"CREATE DATABASE {Quoted(database)} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'", cancellationToken);

    /// <summary>The databases whose names begin so.</summary>
    public static ValueTask<IReadOnlyList<string>> FindAsync(NpgsqlConnection connection, string prefix, CancellationToken cancellationToken) =>
        AskAsync(connection, "SELECT datname FROM pg_database WHERE starts_with(datname, $1)", prefix, cancellationToken);

    public static string Quoted(string database) => new NpgsqlCommandBuilder().QuoteIdentifier(database);

    public static async ValueTask ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(statement, connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A connection to the database of the options' maintenance, without a pool: it is asked when a database is met for the first time, and no connection is kept for that.</summary>
    public async ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        options.Validate();
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString)
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

    [Secret]
    private string? ConnectionString => name is null ? options.ConnectionString : options.Servers[name];

    private static async ValueTask<bool> HasAsync(NpgsqlConnection connection, string database, CancellationToken cancellationToken) =>
        (await FindAsync(connection, [database], cancellationToken).ConfigureAwait(false)).Count > 0;

    private static ValueTask<IReadOnlyList<string>> FindAsync(NpgsqlConnection connection, string[] names, CancellationToken cancellationToken) =>
        AskAsync(connection, "SELECT datname FROM pg_database WHERE datname = ANY($1)", names, cancellationToken);

    private static async ValueTask<IReadOnlyList<string>> AskAsync(NpgsqlConnection connection, string question, object value, CancellationToken cancellationToken)
    {
        var ask = new NpgsqlCommand(question, connection) { Parameters = { new NpgsqlParameter { Value = value } } };
        await using (ask.ConfigureAwait(false))
        {
            var names = new List<string>();
            var reader = await ask.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    names.Add(reader.GetString(0));
                }
            }

            return names;
        }
    }

    private async ValueTask CreateAsync(string database, Func<ValueTask> create)
    {
        try
        {
            await create().ConfigureAwait(false);
            Log.DatabaseCreated(logger, database);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process was first, which is as good.
        }
    }

    private string ReadControlDatabase()
    {
        options.Validate();
        return new NpgsqlConnectionStringBuilder(options.ConnectionString).Database is { Length: > 0 } named ? named : PostgreSqlStorageOptions.DefaultControlDatabase;
    }
}
