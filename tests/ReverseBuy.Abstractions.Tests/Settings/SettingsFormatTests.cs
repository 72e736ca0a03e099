using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Orders;
using ReverseBuy.Settings;

namespace ReverseBuy.Abstractions.Tests.Settings;

public sealed class SettingsFormatTests
{
    // As it was first released. It stays as it is, and readable, for ever.
    private const string First =
        """
        {"marketplaces":["1688","taobao"],"priceRules":{"fall":"Accept","riseWithinTolerance":"Absorb","riseBeyondTolerance":"Hold"},"tolerance":{"absorbedRise":0.05,"absorbedAmount":"CNY 2.50"},"warehouses":[{"address":{"warehouse":"gz","province":"p","city":"c","district":"d","street":"s","districtCode":"440111","postalCode":"510000","contactName":"n","contactPhone":"13000000000"},"isClosed":true}],"languages":["en"],"currencies":["EUR"],"quotas":{"ordersADay":10,"liveCallsAMinute":60}}
        """;

    [Fact]
    public void What_was_written_first_is_read_and_written_like_that_to_this_day()
    {
        var read = SettingsFormat.Read(First);

        Assert.Equal([new MarketplaceId("1688"), new MarketplaceId("taobao")], read.Marketplaces);
        Assert.Equal(new PriceRuleSettings { Fall = VerificationDecision.Accept, RiseWithinTolerance = VerificationDecision.Absorb, RiseBeyondTolerance = VerificationDecision.Hold }, read.PriceRules);
        Assert.Equal(new ToleranceSettings { AbsorbedRise = 0.05m, AbsorbedAmount = new Money(2.5m, Currency.CNY) }, read.Tolerance);
        Assert.Equal((new WarehouseId("gz"), "s", true), (read.Warehouses![0].Address.Warehouse, read.Warehouses[0].Address.Street, read.Warehouses[0].IsClosed));
        Assert.Equal(["en"], read.Languages);
        Assert.Equal([Currency.EUR], read.Currencies);
        Assert.Equal(new QuotaSettings { OrdersADay = 10, LiveCallsAMinute = 60 }, read.Quotas);
        Assert.Equal(First, SettingsFormat.Write(read));
        Assert.Equal(First, SettingsFormat.Write(SettingsFormat.ReadStrictly(First)));
    }

    [Fact]
    public void What_a_later_version_has_written_is_left_out_and_what_a_person_has_mistyped_is_told()
    {
        const string Document = """{"languages":["en"],"langauges":["de"]}""";

        Assert.Equal(["en"], SettingsFormat.Read(Document).Languages);
        Assert.Contains("langauges", Assert.Throws<FormatException>(() => SettingsFormat.ReadStrictly(Document)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"currencies":["EURO"]}""")]
    [InlineData("""{"marketplaces":[7]}""")]
    [InlineData("""{"marketplaces":[""]}""")]
    [InlineData("""{"priceRules":{"fall":"Maybe"}}""")]
    [InlineData("""{"tolerance":{"absorbedAmount":"13800000000"}}""")]
    [InlineData("""{"warehouses":[{"address":{"contactPhone":"13800000000"}}]}""")]
    public void What_is_no_document_is_refused_and_none_of_it_is_quoted(string document)
    {
        foreach (var read in new[] { SettingsFormat.Read, SettingsFormat.ReadStrictly })
        {
            var refused = Assert.Throws<FormatException>(() => read(document));
            Assert.DoesNotContain("13800000000", refused.ToString(), StringComparison.Ordinal);
        }
    }
}
