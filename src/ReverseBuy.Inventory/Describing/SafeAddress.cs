namespace ReverseBuy.Inventory.Describing;

/// <summary>Reads the addresses that a description may hold: absolute, https, of a named host.</summary>
internal static class SafeAddress
{
    private const int LongestAddress = 2048;

    /// <summary>The address, http turned into https; <see langword="null"/> when it is none that may be shown.</summary>
    /// <remarks>No numbers and no single names for hosts: a customer's browser is not to be sent to the customer's own network.</remarks>
    public static Uri? Read(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > LongestAddress || text.Contains('\\', StringComparison.Ordinal))
        {
            return null;
        }

        if (!Uri.TryCreate(text.StartsWith("//", StringComparison.Ordinal) ? "https:" + text : text, UriKind.Absolute, out var address)
            || address.HostNameType != UriHostNameType.Dns
            || !address.Host.Contains('.', StringComparison.Ordinal)
            || address.UserInfo.Length > 0
            || !address.IsDefaultPort)
        {
            return null;
        }

        return address.Scheme switch
        {
            "https" => address,
            "http" => new UriBuilder(address) { Scheme = "https", Port = -1 }.Uri,
            _ => null,
        };
    }
}
