using Microsoft.AspNetCore.Http;

namespace ReverseBuy.AspNetCore.Resolvers;

/// <summary>Reads the tenant from one label of the host name. Hosts of another form, such as that of the agent's own pages, say nothing.</summary>
internal sealed class HostTenantResolver : ITenantResolver
{
    private const string Placeholder = "{tenant}";

    private readonly string _before;
    private readonly string _after;

    public HostTenantResolver(string pattern)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        if (pattern.Split('.').Count(label => label == Placeholder) != 1 || pattern.Split(Placeholder).Length != 2)
        {
            throw new ConfigurationException($"FromHost(\"{pattern}\") does not tell where the tenant stands. Write one label as {Placeholder}, such as \"{Placeholder}.shop.example\".");
        }

        (_before, _after) = (pattern[..pattern.IndexOf(Placeholder, StringComparison.Ordinal)], pattern[(pattern.IndexOf(Placeholder, StringComparison.Ordinal) + Placeholder.Length)..]);
    }

    public ValueTask<TenantResolution> ResolveAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var host = context.Request.Host.Host;
        return ValueTask.FromResult(
            host.Length > _before.Length + _after.Length
            && host.StartsWith(_before, StringComparison.OrdinalIgnoreCase)
            && host.EndsWith(_after, StringComparison.OrdinalIgnoreCase)
            && host[_before.Length..^_after.Length] is var label
            && !label.Contains('.')
                ? TenantResolution.OfText(Lower(label))
                : TenantResolution.Nothing);
    }

    // Host names know no case; but only letters of ASCII may become others, for more than one letter of the world becomes a k.
    private static string Lower(string label) =>
        string.Create(label.Length, label, static (letters, text) =>
        {
            for (var index = 0; index < letters.Length; index++)
            {
                letters[index] = char.IsAsciiLetterUpper(text[index]) ? (char)(text[index] | 0x20) : text[index];
            }
        });
}
