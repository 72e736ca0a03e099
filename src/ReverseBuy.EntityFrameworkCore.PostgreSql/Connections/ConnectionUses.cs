using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Connections;

/// <summary>Hears from Entity Framework when connections are opened, closed and disposed. Connections of a host's own pass by. Thread-safe.</summary>
internal sealed class ConnectionUses : DbConnectionInterceptor
{
    private static readonly ConditionalWeakTable<DbConnection, ConnectionUse> Uses = [];

    public static void Add(DbConnection connection, ConnectionUse use) => Uses.Add(connection, use);

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (!Uses.TryGetValue(connection, out var use))
        {
            return result;
        }

        await use.OpenAsync(connection, cancellationToken).ConfigureAwait(false);
        return InterceptionResult.Suppress();
    }

    // Whoever waits for a place must not keep a thread, and all that is ours opens asynchronously.
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        Uses.TryGetValue(connection, out _) ? throw new NotSupportedException("A connection to a tenant's database is opened asynchronously only.") : result;

    public override void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Find(connection)?.Close();

    public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Find(connection)?.Close();
        return Task.CompletedTask;
    }

    public override void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => Find(connection)?.End();

    public override Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Find(connection)?.End();
        return Task.CompletedTask;
    }

    private static ConnectionUse? Find(DbConnection connection) => Uses.TryGetValue(connection, out var use) ? use : null;
}
