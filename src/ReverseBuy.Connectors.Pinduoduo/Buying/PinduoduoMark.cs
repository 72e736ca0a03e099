using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Pinduoduo.Buying;

/// <summary>
/// The text that goes into a link and comes back with its order (<c>custom_parameters</c>, JSON of at most 64 bytes): the bound uid, whose purchase it is, and
/// its reference. One application serves all tenants and its orders come in one list, so each order says whose it is.
/// </summary>
internal static class PinduoduoMark
{
    private const int OwnerLength = 6;
    private const int LongestReference = 32;

    /// <summary>What searches and listings are asked for with: the uid alone.</summary>
    public static string OfCatalogue(PinduoduoOptions options) => $$"""{"uid":"{{options.Uid}}"}""";

    /// <summary>What a purchase is marked with.</summary>
    /// <exception cref="ArgumentException">The reference is not 1 to 32 letters and digits.</exception>
    public static string Write(PinduoduoOptions options, ConnectorContext context, string reference) =>
        reference.Length is > 0 and <= LongestReference && reference.All(char.IsAsciiLetterOrDigit)
            ? $$"""{"uid":"{{options.Uid}}","sid":"{{OwnerOf(context)}}{{reference}}"}"""
            : throw new ArgumentException("A reference is 1 to 32 letters and digits.", nameof(reference));

    /// <summary>The reference of an order; <see langword="null"/> when it is not one of this tenant's account.</summary>
    public static string? Read(ConnectorContext context, WireValue order)
    {
        try
        {
            return order.Nested("custom_parameters")?.Text("sid") is { Length: > OwnerLength } sid && sid.StartsWith(OwnerOf(context), StringComparison.Ordinal)
                ? sid[OwnerLength..]
                : null;
        }
        catch (JsonException)
        {
            // Others may write into their links what they like.
            return null;
        }
    }

    // Two of 36 bits are the same once in 70 billion pairs, and the reference beside it is unique by itself.
    private static string OwnerOf(ConnectorContext context) => Convert
        .ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{context.Tenant.Value}\n{context.Account.Value}")).AsSpan(0, 6))[..OwnerLength]
        .Replace('+', '-').Replace('/', '_');
}
