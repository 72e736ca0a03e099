using System.Net;
using System.Security.Cryptography;
using System.Text;
using ReverseBuy.Connectors.Alibaba1688.Gateway;

namespace ReverseBuy.Connectors.Alibaba1688.Following;

/// <summary>A form as it was pushed. It is read from the raw bytes: frameworks are known to change what they hand on, and then no signature fits.</summary>
internal sealed class SignedForm
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<KeyValuePair<string, string>> _fields;

    private SignedForm(List<KeyValuePair<string, string>> fields) => _fields = fields;

    /// <summary>Reads a form; <see langword="null"/> when the bytes are none, or name a field twice so that it is open which one was meant.</summary>
    public static SignedForm? Read(ReadOnlySpan<byte> body)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf((byte)'=');
            if (Decode(equals < 0 ? pair : pair[..equals]) is not { } name
                || Decode(equals < 0 ? [] : pair[(equals + 1)..]) is not { } value
                || !names.Add(name))
            {
                return null;
            }

            fields.Add(new(name, value));
        }

        return new SignedForm(fields);
    }

    public string? Find(string name) => _fields.FirstOrDefault(field => field.Key == name).Value;

    /// <summary>Whether the signature is the application's, over all other fields and no path. Compared in constant time, capitals or not.</summary>
    public bool IsSignedWith(string secret)
    {
        var given = Find(Alibaba1688Signer.SignatureParameter) ?? string.Empty;
        var expected = Alibaba1688Signer.Sign(secret, string.Empty, [.. _fields.Where(field => field.Key != Alibaba1688Signer.SignatureParameter)]);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given.ToUpperInvariant()), Encoding.ASCII.GetBytes(expected));
    }

    private static string? Decode(ReadOnlySpan<byte> encoded)
    {
        try
        {
            return Strict.GetString(WebUtility.UrlDecodeToBytes(encoded.ToArray(), 0, encoded.Length) ?? []);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
