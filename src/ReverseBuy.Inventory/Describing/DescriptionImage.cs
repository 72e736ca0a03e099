using System.Globalization;
using AngleSharp.Dom;

namespace ReverseBuy.Inventory.Describing;

/// <summary>Makes a picture load without the seller's script.</summary>
internal static class DescriptionImage
{
    /// <summary>Gives the copy of a picture the address to load. Whether it may stay: it has an address, and is more than a pixel.</summary>
    public static bool Mend(IElement image, IElement copy)
    {
        if (IsPixel(image) || AddressOf(image) is not { } address)
        {
            return false;
        }

        copy.SetAttribute("src", address.AbsoluteUri);

        // The seller's server is no business of the customer's address, and marketplaces refuse pictures to pages of others.
        copy.SetAttribute("referrerpolicy", "no-referrer");
        return true;
    }

    private static Uri? AddressOf(IElement image)
    {
        foreach (var name in DescriptionRules.LazySources)
        {
            if (SafeAddress.Read(image.GetAttribute(name)) is { } lazy)
            {
                return lazy;
            }
        }

        return SafeAddress.Read(image.GetAttribute("src")) is { } address && !IsPlaceholder(address)
            ? address
            : SafeAddress.Read(FirstOfSet(image.GetAttribute("data-srcset") ?? image.GetAttribute("srcset")));
    }

    private static string? FirstOfSet(string? set) => set?.TrimStart(' ', ',', '\t', '\r', '\n').Split([' ', ',', '\t', '\r', '\n'], 2)[0];

    private static bool IsPlaceholder(Uri address) =>
        Array.Exists(DescriptionRules.Placeholders, part => address.AbsolutePath.Contains(part, StringComparison.OrdinalIgnoreCase));

    // Pixels and hidden pictures count who looks at them.
    private static bool IsPixel(IElement image) =>
        IsTiny(image.GetAttribute("width")) || IsTiny(image.GetAttribute("height")) || image.HasAttribute("hidden") || IsHidden(image.GetAttribute("style"));

    private static bool IsHidden(string? style)
    {
        foreach (var declaration in (style ?? string.Empty).Split(';'))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? string.Empty : declaration[..colon].Trim().ToLowerInvariant();
            var value = colon < 0 ? string.Empty : declaration[(colon + 1)..].Trim().ToLowerInvariant();
            var hides = name switch
            {
                "width" or "height" or "max-width" or "max-height" => IsTiny(value),
                "display" => value.StartsWith("none", StringComparison.Ordinal),
                "visibility" => value.StartsWith("hidden", StringComparison.Ordinal),
                "opacity" => value is "0" or "0.0",
                _ => false,
            };
            if (hides)
            {
                return true;
            }
        }

        return false;
    }

    // "1", "1px", "0.5px" are tiny; "100%", "auto" and nothing are not.
    private static bool IsTiny(string? size)
    {
        var text = (size ?? string.Empty).AsSpan().Trim();
        text = text.EndsWith("px", StringComparison.OrdinalIgnoreCase) ? text[..^2].TrimEnd() : text;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pixels) && pixels <= 1;
    }
}
