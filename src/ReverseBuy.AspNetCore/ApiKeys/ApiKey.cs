using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ReverseBuy.Privacy;

namespace ReverseBuy.AspNetCore;

/// <summary>An API key: an id that is no secret, a point, and a secret of 32 random bytes. <see cref="ToString"/> shows the id alone.</summary>
public sealed class ApiKey
{
    private const int LongestId = 64;
    private const int SecretLength = 32;
    private static readonly int SecretTextLength = Base64Url.GetEncodedLength(SecretLength);
    private static readonly string HashOfNothing = new('0', SHA256.HashSizeInBytes * 2);

    private readonly string _secret;

    private ApiKey(string id, string secret)
    {
        Id = id;
        _secret = secret;
    }

    /// <summary>What stands before the point.</summary>
    public string Id { get; }

    /// <summary>The whole key, to be handed to the tenant once and kept nowhere.</summary>
    [Secret]
    public string Text => $"{Id}.{_secret}";

    /// <summary>Makes a key.</summary>
    /// <param name="id">An id that no other key has: 1 to 64 characters of <c>A-Z a-z 0-9 - _</c>.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The id has another form.</exception>
    public static ApiKey Create(string id) => IsId(id)
        ? new ApiKey(id, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretLength)))
        : throw new ArgumentException("Use 1 to 64 characters of A-Z, a-z, 0-9, '-' and '_'.", nameof(id));

    /// <summary>What to keep of the key.</summary>
    /// <param name="tenant">The tenant that it is for.</param>
    /// <returns>The id, the tenant and the hash of the secret.</returns>
    public StoredApiKey Store(TenantId tenant) => new(Id, tenant, Convert.ToHexStringLower(Hash()));

    /// <summary>The id alone.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;

    internal static bool IsId(string? text) => text is { Length: >= 1 and <= LongestId } && text.All(IsLetter);

    internal static bool IsHash(string? text) => text is { Length: SHA256.HashSizeInBytes * 2 } && text.All(char.IsAsciiHexDigit);

    internal static bool TryParse(string? text, [NotNullWhen(true)] out ApiKey? key)
    {
        key = null;
        if (text is null || text.Length > LongestId + 1 + SecretTextLength || text.IndexOf('.', StringComparison.Ordinal) is var point && point < 1)
        {
            return false;
        }

        var (id, secret) = (text[..point], text[(point + 1)..]);
        if (!IsId(id) || secret.Length != SecretTextLength || !secret.All(IsLetter))
        {
            return false;
        }

        key = new ApiKey(id, secret);
        return true;
    }

    /// <summary>Whether the secret is the one that was kept, in a time that does not tell how much of it is right, nor whether one was kept.</summary>
    internal bool Matches(string? hash) => CryptographicOperations.FixedTimeEquals(Convert.FromHexString(IsHash(hash) ? hash! : HashOfNothing), Hash());

    private static bool IsLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';

    private byte[] Hash() => SHA256.HashData(Encoding.ASCII.GetBytes(_secret));
}
