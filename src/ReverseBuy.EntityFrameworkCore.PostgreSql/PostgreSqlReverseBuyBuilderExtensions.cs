using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ReverseBuy;
using ReverseBuy.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.PostgreSql;
using ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;
using ReverseBuy.Schemas;
using ReverseBuy.Tenancy;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses PostgreSQL as the storage.</summary>
public static class PostgreSqlReverseBuyBuilderExtensions
{
    /// <summary>
    /// Keeps everything in databases of a PostgreSQL server: a control database, and a database of its own for each tenant. For any number of host
    /// processes.
    /// </summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Names the server; <see cref="PostgreSqlStorageOptions.ConnectionString"/> is required.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// Credentials are encrypted with the host's Data Protection key ring, which all processes have to share
    /// (<c>AddDataProtection().PersistKeysTo…</c>, <c>SetApplicationName</c>).
    /// </remarks>
    public static IReverseBuyBuilder UsePostgreSql(this IReverseBuyBuilder builder, Action<PostgreSqlStorageOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.NoteSeamProvider(new SeamProvider(SeamProvider.Storage, nameof(UsePostgreSql)));

        var options = new PostgreSqlStorageOptions();
        configure(options);
        var services = builder.Services;
        services.AddDataProtection();
        services.AddLogging();
        services.TryAddSingleton(options);
        services.TryAddSingleton<PostgreSqlServers>();
        services.TryAddSingleton<PostgreSqlDatabases>();
        services.TryAddSingleton<IDatabaseProvider>(provider => provider.GetRequiredService<PostgreSqlDatabases>());
        services.TryAddSingleton<IHostTransactionJoiner, PostgreSqlHostTransactionJoiner>();
        services.TryAddSingleton<ITenantDatabase>(provider => provider.GetRequiredService<PostgreSqlDatabases>());
        services.TryAddSingleton<ITenantSchema>(provider => provider.GetRequiredService<PostgreSqlDatabases>());
        services.TryAddSingleton<ITenantServers, TenantServers>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantData, TenantDatabaseData>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantData, TenantConnections>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, OpenAtStart>());
        services.AddReverseBuyEntityFrameworkStores();
        return builder;
    }
}
