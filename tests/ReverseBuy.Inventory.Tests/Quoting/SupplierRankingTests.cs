using FsCheck;
using FsCheck.Fluent;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory.Quoting;

namespace ReverseBuy.Inventory.Tests.Quoting;

public sealed class SupplierRankingTests
{
    [Fact]
    public void Whatever_suppliers_answer_each_is_listed_once_and_nothing_dearer_comes_before_what_is_known_to_be_cheaper()
    {
        var quotes = (from price in Gen.Choose(1, 20) from freight in Gen.Choose(-1, 5) from isEuro in Gen.Elements(true, false, false) select (price, freight, isEuro))
            .ListOf()
            .Select(list => list.ToArray());

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(quotes.ToArbitrary(), Holds));
    }

    private static void Holds((int Price, int Freight, bool IsEuro)[] drawn)
    {
        var quotes = drawn.Select(Quote).ToList();
        var comparison = SupplierRanking.Rank([.. quotes.Select(quote => quote.Sku)], [.. quotes.AsEnumerable().Reverse()], []);

        Assert.Equal(quotes.ToHashSet(), comparison.Ranked.Concat(comparison.OtherCurrencies).ToHashSet());
        Assert.Equal(quotes.Count, comparison.Ranked.Count + comparison.OtherCurrencies.Count);
        Assert.True(comparison.Ranked.Select(quote => quote.UnitPrice.Currency).Distinct().Count() <= 1);
        Assert.Equal(quotes.GroupBy(quote => quote.UnitPrice.Currency).Select(group => group.Count()).DefaultIfEmpty(0).Max(), comparison.Ranked.Count);
        foreach (var (before, after) in comparison.Ranked.Zip(comparison.Ranked.Skip(1)))
        {
            Assert.False(before.Total is null && after.Total is not null);
            if (before.Total is not null == after.Total is not null)
            {
                var (left, right) = (before.Total ?? before.Goods, after.Total ?? after.Goods);
                Assert.True(left < right || (left == right && quotes.IndexOf(before) < quotes.IndexOf(after)));
            }
        }
    }

    private static SupplierQuote Quote((int Price, int Freight, bool IsEuro) drawn, int index)
    {
        var currency = drawn.IsEuro ? Currency.EUR : Currency.CNY;
        QuotedFreight freight = drawn.Freight < 0 ? new QuotedFreight.NotEstimated() : new QuotedFreight.Known(new Money(drawn.Freight, currency));
        return new SupplierQuote(
            new SkuId(new ListingId(InventoryHost.North, $"n{index}"), "sku"), new Seller("seller", null), 3, new Money(drawn.Price, currency), freight, Availability.InStock, DateTimeOffset.UnixEpoch);
    }
}
