using FsCheck;
using FsCheck.Fluent;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Orders;
using ReverseBuy.Settings;

namespace ReverseBuy.Abstractions.Tests.Settings;

/// <summary>Whatever is set: what a tenant has set holds, what it has not is the host's, and the order in which layers are joined does not matter.</summary>
public sealed class SettingsMergeTests
{
    private static readonly Func<TenantSettings, object?>[] Members =
    [
        settings => settings.Marketplaces,
        settings => settings.PriceRules?.Fall,
        settings => settings.PriceRules?.RiseWithinTolerance,
        settings => settings.PriceRules?.RiseBeyondTolerance,
        settings => settings.Tolerance?.AbsorbedRise,
        settings => settings.Tolerance?.AbsorbedAmount,
        settings => settings.Warehouses,
        settings => settings.Languages,
        settings => settings.Currencies,
        settings => settings.Quotas?.OrdersADay,
        settings => settings.Quotas?.LiveCallsAMinute,
    ];

    private static readonly Func<EffectiveSettings, object?>[] Effective =
    [
        settings => settings.Marketplaces,
        settings => settings.Fall,
        settings => settings.RiseWithinTolerance,
        settings => settings.RiseBeyondTolerance,
        settings => settings.AbsorbedRise,
        settings => settings.AbsorbedAmount,
        settings => settings.Warehouses,
        settings => settings.Languages,
        settings => settings.Currencies,
        settings => settings.OrdersADay,
        settings => settings.LiveCallsAMinute,
    ];

    [Fact]
    public void What_is_set_holds_and_what_is_not_is_the_hosts()
    {
        var host = new EffectiveSettings { AbsorbedRise = 0.05m, AbsorbedAmount = new Money(1m, Currency.CNY), Languages = ["zh"], OrdersADay = 7 };
        For(Settings(), own =>
        {
            var holds = host.With(own);
            foreach (var (member, effective) in Members.Zip(Effective))
            {
                Assert.Equal(member(own) ?? effective(host), effective(holds));
            }

            Assert.Equal(own.Warehouses is not null, holds.HasOwnWarehouses);
        });
    }

    [Fact]
    public void Layers_are_joined_member_by_member_and_in_any_grouping()
    {
        var host = new EffectiveSettings { AbsorbedRise = 0.05m };
        var layers =
            from upper in Settings()
            from middle in Settings()
            from lower in Settings()
            select (upper, middle, lower);
        For(layers, drawn =>
        {
            var joined = drawn.upper.Over(drawn.middle);
            foreach (var member in Members)
            {
                Assert.Equal(member(drawn.upper) ?? member(drawn.middle), member(joined));
            }

            Assert.Equal(
                SettingsFormat.Write(joined.Over(drawn.lower)),
                SettingsFormat.Write(drawn.upper.Over(drawn.middle.Over(drawn.lower))));
            foreach (var effective in Effective)
            {
                Assert.Equal(effective(host.With(drawn.middle).With(drawn.upper)), effective(host.With(joined)));
            }
        });
    }

    [Fact]
    public void What_is_written_comes_back_whatever_it_is() => For(Settings(), settings =>
    {
        var text = SettingsFormat.Write(settings);
        Assert.Equal(text, SettingsFormat.Write(SettingsFormat.ReadStrictly(text)));
        foreach (var member in Members)
        {
            Assert.Equal(member(settings) is null, member(SettingsFormat.Read(text)) is null);
        }
    });

    private static void For<T>(Gen<T> values, Action<T> holds) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(values.ToArbitrary(), holds));

    private static Gen<T?> Maybe<T>(Gen<T> values)
        where T : class => Gen.OneOf(Gen.Constant<T?>(null), values.Select(value => (T?)value));

    private static Gen<T?> MaybeValue<T>(Gen<T> values)
        where T : struct => Gen.OneOf(Gen.Constant<T?>(null), values.Select(value => (T?)value));

    private static Gen<IReadOnlyList<T>> Some<T>(params T[] values) => Gen.SubListOf(values).Select(IReadOnlyList<T> (list) => [.. list]);

    private static Gen<TenantSettings> Settings() =>
        from marketplaces in Maybe(Some(new MarketplaceId("1688"), new MarketplaceId("taobao"), new MarketplaceId("jd")))
        from rules in Maybe(
            from fall in MaybeValue(Gen.Elements(Enum.GetValues<VerificationDecision>()))
            from little in MaybeValue(Gen.Elements(Enum.GetValues<VerificationDecision>()))
            from much in MaybeValue(Gen.Elements(Enum.GetValues<VerificationDecision>()))
            select new PriceRuleSettings { Fall = fall, RiseWithinTolerance = little, RiseBeyondTolerance = much })
        from tolerance in Maybe(
            from rise in MaybeValue(Gen.Choose(0, 1000).Select(share => share / 1000m))
            from amount in MaybeValue(Gen.Choose(0, 500).Select(cents => new Money(cents / 100m, Currency.CNY)))
            select new ToleranceSettings { AbsorbedRise = rise, AbsorbedAmount = amount })
        from warehouses in Maybe(Some(Warehouse("gz"), Warehouse("sh") with { IsClosed = true }))
        from languages in Maybe(Some("en", "pt-BR", "de"))
        from currencies in Maybe(Some(Currency.EUR, Currency.USD))
        from quotas in Maybe(
            from orders in MaybeValue(Gen.Choose(1, int.MaxValue))
            from calls in MaybeValue(Gen.Choose(1, 100))
            select new QuotaSettings { OrdersADay = orders, LiveCallsAMinute = calls })
        select new TenantSettings
        {
            Marketplaces = marketplaces,
            PriceRules = rules,
            Tolerance = tolerance,
            Warehouses = warehouses,
            Languages = languages,
            Currencies = currencies,
            Quotas = quotas,
        };

    private static TenantWarehouse Warehouse(string id) => new(new WarehouseAddress
    {
        Warehouse = new WarehouseId(id),
        Province = "广东省",
        City = "广州市",
        District = "白云区",
        Street = id,
        DistrictCode = "440111",
        PostalCode = "510000",
        ContactName = "仓库",
        ContactPhone = "13000000000",
    });
}
