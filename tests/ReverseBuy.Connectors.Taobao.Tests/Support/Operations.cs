using System.Reflection;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Tests.Support;

/// <summary>Every operation that the connector knows; what is added later is tested too.</summary>
internal static class Operations
{
    public static IReadOnlyList<TaobaoOperation> All { get; } =
    [
        .. typeof(TaobaoOperation).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(TaobaoOperation))
            .Select(property => (TaobaoOperation)property.GetValue(null)!),
    ];
}
