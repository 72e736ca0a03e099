using System.Reflection;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Tests.Support;

/// <summary>Every operation that the connector knows; what is added later is tested too.</summary>
internal static class Operations
{
    public static IReadOnlyList<JdOperation> All { get; } =
    [
        .. typeof(JdOperation).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(JdOperation))
            .Select(property => (JdOperation)property.GetValue(null)!),
    ];
}
