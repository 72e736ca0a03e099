namespace ReverseBuy.Connectors.Http;

/// <summary>Makes the addresses of pictures usable: platforms send them without a scheme, or as http where https serves them too.</summary>
public static class ImageAddress
{
    /// <summary>Reads an address.</summary>
    /// <param name="text">The address as sent.</param>
    /// <returns>An absolute address, https but on loopback; <see langword="null"/> when the text is none.</returns>
    public static Uri? Read(string? text)
    {
        if (text is null || !Uri.TryCreate(text.StartsWith("//", StringComparison.Ordinal) ? "https:" + text : text, UriKind.Absolute, out var address))
        {
            return null;
        }

        return address.Scheme switch
        {
            "https" => address,
            "http" when address.IsLoopback => address,
            "http" => new UriBuilder(address) { Scheme = "https", Port = address.IsDefaultPort ? 443 : address.Port }.Uri,
            _ => null,
        };
    }
}
