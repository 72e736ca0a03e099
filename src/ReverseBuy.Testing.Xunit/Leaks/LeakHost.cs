using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Testing;

/// <summary>
/// A host as a <see cref="LeakHunt"/> uses it: its services, with the recorder among them, and what is done with them. Derive from it where tenants are onboarded, entered or looked
/// through otherwise than with ReverseBuy's own services.
/// </summary>
/// <param name="services">The services of the host; disposed with it.</param>
/// <param name="operations">What is done, by whomever.</param>
public class LeakHost(ServiceProvider services, IReadOnlyList<LeakOperation> operations) : IAsyncDisposable
{
    /// <summary>The services of the host.</summary>
    public IServiceProvider Services => services;

    /// <summary>What is done.</summary>
    public IReadOnlyList<LeakOperation> Operations => operations;

    /// <summary>Makes a tenant, before the hunt begins. By default it is onboarded through <c>ITenants</c>, where the host has it.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it is there.</returns>
    public virtual async ValueTask AddTenantAsync(LeakTenant tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        if (services.GetService<ITenants>() is { } tenants)
        {
            await tenants.OnboardAsync(tenant.Id, tenant.Text("Shop"), cancellationToken);
        }
    }

    /// <summary>Enters a tenant, as the host does for a request. By default through <c>ITenantScopeFactory</c>.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="operationServices">The services of the operation, a scope of its own.</param>
    /// <returns>What leaves it.</returns>
    public virtual IDisposable Enter(LeakTenant tenant, IServiceProvider operationServices)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return services.GetRequiredService<ITenantScopeFactory>().Enter(tenant.Id);
    }

    /// <summary>Does the work that is to be done in the background by now. By default nothing: background work of the host runs by itself, or is one of the operations.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it is done.</returns>
    public virtual ValueTask SettleAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>
    /// Reads all that is stored for a tenant, in the end. By default what <c>ITenantArchive</c> exports; where the storage cannot be exported, its orders and all that belongs to them.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>It as text; empty when nothing is stored, or nothing can be read.</returns>
    public virtual async ValueTask<string> ReadStoredAsync(LeakTenant tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        if (services.GetService<ITenantArchive>() is not { } archive || services.GetService<ITenantContent>() is null)
        {
            return services.GetService<ITenantStorage>() is { } storage ? await StoredRecords.ReadAsync(storage, tenant.Id, cancellationToken) : string.Empty;
        }

        using var content = new MemoryStream();
        await archive.ExportAsync(tenant.Id, content, new ExportTenantOptions(), cancellationToken);
        return Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
    }

    /// <summary>Stops the host. By default its services are disposed.</summary>
    /// <returns>A task that ends when it has stopped.</returns>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return services.DisposeAsync();
    }
}
