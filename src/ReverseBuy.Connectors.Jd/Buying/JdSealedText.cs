using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>
/// Opens what JD seals in an order: who receives it, by DES under a key made of the field and the application's key. Nothing is read with it yet, for an order
/// goes to our own warehouse; whoever comes to compare the two needs it.
/// </summary>
internal static class JdSealedText
{
    private const int KeyLength = 8;

    /// <summary>Opens a sealed text.</summary>
    /// <param name="kind">Which field it is.</param>
    /// <param name="hex">The text as sent.</param>
    /// <param name="clientId">The application's key, of at least six characters.</param>
    /// <exception cref="FormatException">It is no hexadecimal text.</exception>
    /// <exception cref="CryptographicException">It was not sealed for this application.</exception>
    public static string Open(JdSealedField kind, string hex, string clientId)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(clientId.Length, KeyLength - 2, nameof(clientId));
        var key = Encoding.UTF8.GetBytes(PrefixOf(kind) + clientId).AsSpan(0, KeyLength).ToArray();
#pragma warning disable CA5351 // JD seals with DES.
        using var des = DES.Create();
#pragma warning restore CA5351
        des.Key = key;
        return Encoding.UTF8.GetString(des.DecryptCbc(Convert.FromHexString(hex), key, PaddingMode.PKCS7));
    }

    private static string PrefixOf(JdSealedField kind) => kind switch
    {
        JdSealedField.Name => "NA",
        JdSealedField.Mobile => "MO",
        JdSealedField.Address => "AD",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a sealed field."),
    };
}
