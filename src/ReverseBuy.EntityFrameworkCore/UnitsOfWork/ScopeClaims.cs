using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.UnitsOfWork;

/// <summary>What a scope names, as texts that are equal where two scopes name the same.</summary>
internal static class ScopeClaims
{
    // No part holds the character, so that no two names read alike.
    private const char Separator = '\n';

    public static IReadOnlyList<string> Of(UnitOfWorkScope scope) =>
    [
        $"command{Separator}{scope.Command.Value}",
        .. scope.Stock.Distinct().Select(stock =>
            string.Join(Separator, "stock", stock.Account.Value, stock.Sku.Listing.Marketplace.Value, stock.Sku.Listing.Value, stock.Sku.Value)),
    ];
}
