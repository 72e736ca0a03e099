using System.Reflection;
using ReverseBuy.Connectors.Pinduoduo.Gateway;

namespace ReverseBuy.Connectors.Pinduoduo.Tests.Support;

/// <summary>Every operation that the connector knows; what is added later is tested too.</summary>
internal static class Operations
{
    public static IReadOnlyList<PinduoduoOperation> All { get; } =
    [
        .. typeof(PinduoduoOperation).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(PinduoduoOperation))
            .Select(property => (PinduoduoOperation)property.GetValue(null)!),
    ];
}
