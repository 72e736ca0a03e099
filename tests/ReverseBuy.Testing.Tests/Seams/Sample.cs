using System.Reflection;
using System.Runtime.CompilerServices;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Testing.Tests.Seams;

/// <summary>Something of whatever type a seam takes or answers. What is in it does not matter, only that it is the same that arrives.</summary>
internal static class Sample
{
    public static TenantId Tenant { get; } = new("lotus");

    public static MarketplaceId Marketplace { get; } = new("north");

    private static readonly ConnectorContext s_context = new(Tenant, new BuyingAccountId("main"), CallLane.Browse);

    public static object?[] ArgumentsOf(MethodInfo method, CancellationToken token) =>
        [.. method.GetParameters().Select(parameter => parameter.ParameterType == typeof(CancellationToken) ? token : Of(parameter.ParameterType))];

    public static object? Of(Type type)
    {
        if (Known(type) is { } known)
        {
            return known;
        }

        if (type.IsValueType)
        {
            return Activator.CreateInstance(type);
        }

        if (type.IsInterface)
        {
            return type.IsGenericType ? Array.CreateInstance(type.GetGenericArguments()[^1], 0) : SeamProxy.Make(type, default, new Nobody());
        }

        return RuntimeHelpers.GetUninitializedObject(type.IsAbstract ? type.GetNestedTypes().First(nested => nested.IsSubclassOf(type)) : type);
    }

    private static object? Known(Type type) => type switch
    {
        _ when type == typeof(TenantId) => Tenant,
        _ when type == typeof(MarketplaceId) => Marketplace,
        _ when type == typeof(ConnectorContext) => s_context,
        _ when type == typeof(string) => "text",
        _ when type == typeof(Stream) => new MemoryStream([1, 2, 3]),
        _ when type == typeof(Uri) => new Uri("https://shop.example/"),
        _ when type == typeof(LiveOfferRequest) => new LiveOfferRequest(ReverseBuyTestHost.Warehouse, [new LiveOfferLine(new SkuId(new ListingId(Marketplace, "1"), "1"), 1)]),
        _ when type == typeof(bool) => true,
        _ when type == typeof(Func<Tenant, Tenant?>) => (Func<Tenant, Tenant?>)(tenant => tenant),
        _ => null,
    };

    // An object that is handed on and never called.
    private sealed class Nobody : SeamInterceptor
    {
        public override ValueTask<object?> InterceptAsync(SeamCall call, SeamOperation operation) => ValueTask.FromResult<object?>(null);
    }
}
