using System.Text.Json;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Benchmarks.Details;

/// <summary>Compares products by everything in them: a baseline that read less would be no baseline.</summary>
internal static class SameProduct
{
    public static void Require(Product expected, Product actual)
    {
        var (left, right) = (JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
        if (left != right)
        {
            var at = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
            throw new InvalidOperationException($"The products differ at {at}: …{Around(left, at)}… and …{Around(right, at)}…");
        }
    }

    private static string Around(string text, int at) => text.Substring(Math.Max(0, at - 60), Math.Min(120, text.Length - Math.Max(0, at - 60)));
}
