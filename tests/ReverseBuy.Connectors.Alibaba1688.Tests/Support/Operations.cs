using System.Reflection;
using ReverseBuy.Connectors.Alibaba1688.Gateway;

namespace ReverseBuy.Connectors.Alibaba1688.Tests.Support;

/// <summary>Every operation that the connector knows; what is added later is tested too.</summary>
internal static class Operations
{
    public static IReadOnlyList<Alibaba1688Operation> All { get; } =
    [
        .. typeof(Alibaba1688Operation).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(Alibaba1688Operation))
            .Select(property => (Alibaba1688Operation)property.GetValue(null)!),
    ];
}
