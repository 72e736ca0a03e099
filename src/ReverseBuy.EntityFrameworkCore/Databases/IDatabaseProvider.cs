using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>Opens the databases of a host. One per kind of database engine; the stores of this package are built on it. Thread-safe.</summary>
public interface IDatabaseProvider
{
    /// <summary>Whether other processes may use the same databases.</summary>
    bool IsShared => true;

    /// <summary>Opens the control database for reading.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A context of the caller's own, of the current schema.</returns>
    ValueTask<ControlDbContext> ReadControlAsync(CancellationToken cancellationToken);

    /// <summary>Begins to write the control database. Where an engine has one writer, this waits for its turn.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The open transaction; disposing it without a commit changes nothing.</returns>
    ValueTask<DatabaseWrite<ControlDbContext>> WriteControlAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Is told what the control database says of a tenant whenever it says it, so that a provider with several servers finds known tenants' databases while it is away. By default nothing is kept.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="known">How it stands; <see langword="null"/> when there is no such tenant.</param>
    void Note(TenantId tenant, Tenant? known)
    {
    }

    /// <summary>Opens a tenant's database for reading. It never creates one.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A context of the caller's own, of the current schema.</returns>
    /// <exception cref="UnknownTenantException">The tenant has no database.</exception>
    ValueTask<TenantDbContext> ReadTenantAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Opens a tenant's database as it is now: what is committed later is not seen. It holds up no writer, and never creates a database.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A context of the caller's own, of the current schema, with an open transaction that ends with it.</returns>
    /// <exception cref="UnknownTenantException">The tenant has no database.</exception>
    ValueTask<TenantDbContext> ViewTenantAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Begins to write a tenant's database. Where an engine has one writer, this waits for its turn. It never creates a database.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The open transaction; disposing it without a commit changes nothing.</returns>
    /// <exception cref="UnknownTenantException">The tenant has no database.</exception>
    ValueTask<DatabaseWrite<TenantDbContext>> WriteTenantAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>
    /// Begins to store something new in a tenant's database: while it is open nobody else writes who claims the same, nor anybody without claims. By default it waits
    /// for the turn of everybody.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="claims">What it has in common with others.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The open transaction; whoever begins it runs its <see cref="DatabaseWrite{TContext}.Opening"/> first.</returns>
    /// <exception cref="UnknownTenantException">The tenant has no database.</exception>
    ValueTask<DatabaseWrite<TenantDbContext>> WriteTenantAsync(TenantId tenant, IReadOnlyList<string> claims, CancellationToken cancellationToken) =>
        WriteTenantAsync(tenant, cancellationToken);

    /// <summary>Has a column that the engine numbers new rows by go on after the largest number there is. By default nothing: engines that look at the rows need not be told.</summary>
    /// <param name="context">The tenant's database, being written.</param>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it does.</returns>
    ValueTask GoOnNumberingAsync(TenantDbContext context, string table, string column, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Tells whether a statement failed for the values it was given: they break a key, or no such value can be kept.</summary>
    /// <param name="exception">What the statement threw.</param>
    /// <returns>Whether that was the cause; by default as standard SQL's codes say.</returns>
    bool IsRefusedValue(DbException exception) =>
        exception?.SqlState is { } state && (state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal));

    /// <summary>Tells whether a write failed because a key that has to be unique was there already.</summary>
    /// <param name="exception">What the write threw.</param>
    /// <returns>Whether that was the cause.</returns>
    bool IsUniqueViolation(DbUpdateException exception);
}
