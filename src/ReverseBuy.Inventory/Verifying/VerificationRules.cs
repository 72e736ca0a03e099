using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Verifying;

/// <summary>What is no sensible request is refused before anybody is asked.</summary>
internal static class VerificationRules
{
    public static void Require(VerificationRequest request)
    {
        RequireDistinct(request.Lines);
        if (request.Account is { } account && request.Lines.DistinctBy(line => line.Sku.Listing.Marketplace).Skip(1).Any())
        {
            throw new ArgumentException(
                $"Account '{account}' is one marketplace's, and the lines are of several. Verify those of each marketplace apart.", nameof(request));
        }
    }

    private static void RequireDistinct(IReadOnlyList<VerificationLine> lines)
    {
        if (lines.Count == 0)
        {
            throw new ArgumentException("Nothing is to be verified: give at least one line.", nameof(lines));
        }

        var seen = new HashSet<SkuId>();
        foreach (var line in lines)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(line.Quantity, 1, $"quantity of {line.Sku}");
            if (!seen.Add(line.Sku))
            {
                throw new ArgumentException($"SKU {line.Sku} is in two lines; add their quantities up.", nameof(lines));
            }
        }
    }
}
