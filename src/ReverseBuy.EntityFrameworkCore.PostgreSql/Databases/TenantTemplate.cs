using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>
/// A database on a server that has the schema of one version and no row of anybody, to be copied for new tenants. It bears its name once it is whole and closed to connections: one that was
/// broken off is never copied, and one that is copied has nobody in it. Thread-safe, among processes too.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="prefix">What the names of templates begin with, whatever their version.</param>
/// <param name="version">The version of the schema.</param>
/// <param name="patience">How long to wait for another process that makes it.</param>
/// <param name="migrate">Gives an empty database that schema, and leaves no connection to it.</param>
/// <param name="logger">Where to tell of it.</param>
internal sealed class TenantTemplate(
    PostgreSqlServer server, string prefix, string version, TimeSpan patience, Func<string, CancellationToken, ValueTask> migrate, ILogger logger) : IDisposable
{
    /// <summary>What the names of a host's templates begin with: the same for all hosts, as is what is in them. No tenant's database is named so, for an underscore is no letter of a tenant id.</summary>
    public const string Prefix = "reversebuy_template_";

    private readonly SemaphoreSlim _making = new(1, 1);
    private volatile bool _isRefused;

    // Migrations are named by the moment that they were written at, and so can be told older from newer.
    public string Name { get; } = prefix + version.Split('_')[0];

    /// <summary>Creates a database unless it is there, as a copy where that can be; else empty, to be migrated in the ordinary way.</summary>
    public async ValueTask CreateAsync(string database, CancellationToken cancellationToken)
    {
        if (_isRefused || !await TryCopyAsync(database, cancellationToken).ConfigureAwait(false))
        {
            await server.CreateAsync(database, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _making.Dispose();

    private async ValueTask<bool> TryCopyAsync(string database, CancellationToken cancellationToken)
    {
        try
        {
            if (await server.TryCopyAsync(Name, database, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }

            await MakeAsync(cancellationToken).ConfigureAwait(false);
            return await server.TryCopyAsync(Name, database, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (CodeOf(exception) is { } code)
        {
            // What keeps the database itself from being made is told by whoever makes it in the ordinary way.
            _isRefused |= code == PostgresErrorCodes.InsufficientPrivilege;
            Log.TemplateNotUsed(logger, Name, server.Label, code);
            return false;
        }
    }

    private static string? CodeOf(Exception exception) => exception switch
    {
        PostgresException refused => refused.SqlState,
        ReverseBuyException own => own.Code,
        // Entity Framework says so of what might pass.
        InvalidOperationException { InnerException: PostgresException refused } => refused.SqlState,
        _ => null,
    };

    private async ValueTask MakeAsync(CancellationToken cancellationToken)
    {
        await _making.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await MakeAloneAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _making.Release();
        }
    }

    private async ValueTask MakeAloneAsync(CancellationToken cancellationToken)
    {
        // Whatever must not be done without the lock is done by the connection that holds it: when that is lost, it fails.
        var connection = await server.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await LockAsync(connection, cancellationToken).ConfigureAwait(false);
            var others = await PostgreSqlServer.FindAsync(connection, prefix, cancellationToken).ConfigureAwait(false);
            if (others.Contains(Name, StringComparer.Ordinal))
            {
                return;
            }

            await DropAsync(connection, others.Where(IsAbandoned), cancellationToken).ConfigureAwait(false);
            var unfinished = string.Create(CultureInfo.InvariantCulture, $"{Name}_{connection.ProcessID}");
            await PostgreSqlServer.CreateEmptyAsync(connection, unfinished, cancellationToken).ConfigureAwait(false);
            await migrate(unfinished, cancellationToken).ConfigureAwait(false);
            var quoted = PostgreSqlServer.Quoted(unfinished);
            await PostgreSqlServer.ExecuteAsync(connection, $"ALTER DATABASE {quoted} ALLOW_CONNECTIONS false", cancellationToken).ConfigureAwait(false);
            await PostgreSqlServer.ExecuteAsync(connection, $"ALTER DATABASE {quoted} RENAME TO {PostgreSqlServer.Quoted(Name)}", cancellationToken).ConfigureAwait(false);
            Log.TemplateMade(logger, Name, server.Label);
            await DropAsync(connection, others.Where(IsOlder), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var milliseconds = (long)Math.Ceiling(patience.TotalMilliseconds);
        await PostgreSqlServer.ExecuteAsync(
            connection,
            string.Create(CultureInfo.InvariantCulture, $"SET lock_timeout = {milliseconds}; SELECT pg_advisory_lock(hashtextextended('{Name}', 0)); SET lock_timeout = DEFAULT"),
            cancellationToken).ConfigureAwait(false);
    }

    // Of this version and not whole: who made it is gone, for the lock is ours.
    private bool IsAbandoned(string template) => template.StartsWith(Name + "_", StringComparison.Ordinal);

    // Whole ones of earlier versions, and what was left of them. Newer ones are a newer host's, which may come back.
    private bool IsOlder(string template) => string.CompareOrdinal(template, Name) < 0 && template.AsSpan(prefix.Length).TrimStart("0123456789_").IsEmpty;

    private static async ValueTask DropAsync(NpgsqlConnection connection, IEnumerable<string> templates, CancellationToken cancellationToken)
    {
        foreach (var template in templates)
        {
            await PostgreSqlServer.ExecuteAsync(connection, $"DROP DATABASE IF EXISTS {PostgreSqlServer.Quoted(template)} WITH (FORCE)", cancellationToken).ConfigureAwait(false);
        }
    }
}
