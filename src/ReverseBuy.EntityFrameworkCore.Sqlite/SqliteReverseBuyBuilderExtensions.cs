using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ReverseBuy;
using ReverseBuy.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.Sqlite;
using ReverseBuy.EntityFrameworkCore.Sqlite.Databases;
using ReverseBuy.Schemas;
using ReverseBuy.Tenancy;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses SQLite as the storage.</summary>
public static class SqliteReverseBuyBuilderExtensions
{
    /// <summary>
    /// Keeps everything in SQLite files of one folder: a control database, and a database of its own for each tenant. For one host process.
    /// </summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Names the folder; <see cref="SqliteStorageOptions.DataFolder"/> is required.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// Credentials are encrypted with the host's Data Protection key ring. Where the host keeps that ring
    /// (<c>AddDataProtection().PersistKeysTo…</c>) and its application name (<c>SetApplicationName</c>) decide whether they can be read again.
    /// </remarks>
    public static IReverseBuyBuilder UseSqlite(this IReverseBuyBuilder builder, Action<SqliteStorageOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.NoteSeamProvider(new SeamProvider(SeamProvider.Storage, nameof(UseSqlite)));

        var options = new SqliteStorageOptions();
        configure(options);
        var services = builder.Services;
        services.AddDataProtection();
        services.AddLogging();
        services.TryAddSingleton(options);
        services.TryAddSingleton<DataFolder>();
        services.TryAddSingleton<SqliteDatabases>();
        services.TryAddSingleton<IDatabaseProvider>(provider => provider.GetRequiredService<SqliteDatabases>());
        services.TryAddSingleton<IHostTransactionJoiner, SqliteHostTransactionJoiner>();
        services.TryAddSingleton<ITenantDatabase>(provider => provider.GetRequiredService<SqliteDatabases>());
        services.TryAddSingleton<ITenantSchema>(provider => provider.GetRequiredService<SqliteDatabases>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantData, SqliteDatabases>(provider => provider.GetRequiredService<SqliteDatabases>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, OpenAtStart>());
        services.AddReverseBuyEntityFrameworkStores();
        return builder;
    }
}
