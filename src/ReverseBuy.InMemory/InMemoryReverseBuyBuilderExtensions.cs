using Microsoft.Extensions.DependencyInjection.Extensions;
using ReverseBuy;
using ReverseBuy.Auditing;
using ReverseBuy.Blobs;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.InMemory.Auditing;
using ReverseBuy.InMemory.Blobs;
using ReverseBuy.InMemory.Credentials;
using ReverseBuy.InMemory.Following;
using ReverseBuy.InMemory.Leases;
using ReverseBuy.InMemory.Messaging;
using ReverseBuy.InMemory.Settings;
using ReverseBuy.InMemory.Snapshots;
using ReverseBuy.InMemory.Storage;
using ReverseBuy.InMemory.Tenancy;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Settings;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses storage in memory.</summary>
public static class InMemoryReverseBuyBuilderExtensions
{
    /// <summary>Keeps everything in memory: for tests and trials. All is lost when the process ends, and every start warns of it.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <returns>The same builder.</returns>
    public static IReverseBuyBuilder UseInMemory(this IReverseBuyBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.NoteSeamProvider(new SeamProvider(SeamProvider.Storage, nameof(UseInMemory))
        {
            Warning = "orders, snapshots and credentials are kept in memory and are lost when the process ends. Choose .UseSqlite(…) to keep them.",
        });
        builder.Services.TryAddSingleton<InMemoryTenantDatabase>();
        builder.Services.TryAddSingleton<ITenantDatabase>(services => services.GetRequiredService<InMemoryTenantDatabase>());
        builder.Services.TryAddSingleton<ITenantStorage, InMemoryTenantStorage>();
        builder.Services.TryAddSingleton<ITenantStore, InMemoryTenantStore>();
        builder.Services.TryAddSingleton<IBlobStore, InMemoryBlobStore>();
        builder.Services.TryAddSingleton<ISnapshotStore, InMemorySnapshotStore>();
        builder.Services.TryAddSingleton<InMemoryCredentialAuditStore>();
        builder.Services.TryAddSingleton<ICredentialAuditStore>(services => services.GetRequiredService<InMemoryCredentialAuditStore>());
        builder.Services.TryAddSingleton<InMemoryAppRegistrationAuditStore>();
        builder.Services.TryAddSingleton<IAppRegistrationAuditStore>(services => services.GetRequiredService<InMemoryAppRegistrationAuditStore>());
        builder.Services.TryAddSingleton<ICredentialStore, InMemoryCredentialStore>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantData, InMemoryTenantData>());
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<ILeases, InProcessLeases>();
        builder.Services.TryAddSingleton<IDoorbellStore, InMemoryDoorbellStore>();
        builder.Services.TryAddSingleton<ITenantSettingsStore, InMemorySettingsStore>();
        builder.Services.TryAddSingleton<IAppRegistrationStore, InMemoryAppRegistrationStore>();
        return builder;
    }
}
