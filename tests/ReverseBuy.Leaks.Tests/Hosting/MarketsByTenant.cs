using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Leaks.Tests.Hosting;

/// <summary>A marketplace that answers each tenant by its own goods and books. The tenant is the one that the call names; nothing else is looked at.</summary>
internal sealed class MarketsByTenant(MarketplaceId marketplace, TimeProvider time)
{
    private readonly ConcurrentDictionary<TenantId, TenantMarket> _markets = new();
    private readonly TenantMarket _ofNobody = new(marketplace, null, time);

    public IReadOnlyList<Type> Seams => _ofNobody.Seams;

    public void Open(LeakTenant tenant, TenantId id) => _markets[id] = new TenantMarket(marketplace, tenant, time);

    public TenantMarket Of(TenantId tenant) => _markets.GetValueOrDefault(tenant, _ofNobody);

    public object Serve(Type seam)
    {
        var proxy = DispatchProxy.Create(seam, typeof(ByTenant));
        ((ByTenant)proxy).Serve = (method, arguments) => method.Invoke(
            (arguments?.OfType<ConnectorContext>().FirstOrDefault() is { } context ? Of(context.Tenant) : _ofNobody).Serve(seam), BindingFlags.DoNotWrapExceptions, null, arguments, null);
        return proxy;
    }

    [SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "The runtime derives from it.")]
    internal class ByTenant : DispatchProxy
    {
        internal Func<MethodInfo, object?[]?, object?> Serve { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Serve(targetMethod!, args);
    }
}
