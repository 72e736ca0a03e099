using System.Collections.Concurrent;
using ReverseBuy.Following;

namespace ReverseBuy.Leaks.Tests.Web;

/// <summary>Where the marketplace pushes: an application of the host's for all, and one of each tenant's own.</summary>
internal sealed class ShopRegistrations
{
    public const string Secret = "app-secret";

    private readonly ConcurrentDictionary<TenantId, CallbackAddress> _own = new();

    public CallbackAddress Shared { get; set; } = null!;

    public CallbackAddress Own(TenantId tenant) => _own[tenant];

    public void Add(TenantId tenant, CallbackAddress address) => _own[tenant] = address;
}
