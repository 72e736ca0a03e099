using Microsoft.EntityFrameworkCore;
using ReverseBuy.Schemas;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>For providers: what becomes of the schema of a database that is opened. Thread-safe.</summary>
/// <typeparam name="TContext">The kind of database.</typeparam>
public interface ISchemaPolicy<in TContext>
    where TContext : DbContext
{
    /// <summary>Decides about a database that is behind and was only opened to be used.</summary>
    /// <param name="versions">The versions that this host knows.</param>
    /// <param name="applied">The migrations that the database has seen.</param>
    /// <returns>Whether to migrate it; <see langword="false"/> to use it as it is.</returns>
    /// <exception cref="TenantSchemaOutdatedException">It cannot be used as it is, and is not to be migrated.</exception>
    bool IsToMigrate(SchemaVersions versions, IReadOnlyCollection<string> applied);

    /// <summary>Makes sure that it is the right database, once its schema is settled.</summary>
    /// <param name="context">The database.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it may be used.</returns>
    ValueTask CheckAsync(TContext context, CancellationToken cancellationToken);

    /// <summary>Notes what was done. Called when the database can be used, with nothing open.</summary>
    /// <param name="change">What was done.</param>
    /// <param name="isAsked">Whether somebody asked for it; else it was done to use the database, which must not fail now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is noted.</returns>
    ValueTask NoteAsync(SchemaChange change, bool isAsked, CancellationToken cancellationToken);
}
