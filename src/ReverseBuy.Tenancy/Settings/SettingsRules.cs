using System.Globalization;
using System.Text.RegularExpressions;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Orders;
using ReverseBuy.Settings;

namespace ReverseBuy.Tenancy.Settings;

/// <summary>What makes no sense as settings, whoever sets them. All of it is told at once.</summary>
internal static partial class SettingsRules
{
    private const int MostWarehouses = 100;
    private const int MostLanguages = 50;
    private const int LongestText = 200;

    public static IReadOnlyList<SettingProblem> ProblemsOf(TenantSettings settings) =>
    [
        .. MarketplaceProblems(settings.Marketplaces),
        .. PriceRuleProblems(settings.PriceRules),
        .. ToleranceProblems(settings.Tolerance),
        .. WarehouseProblems(settings.Warehouses),
        .. LanguageProblems(settings.Languages),
        .. CurrencyProblems(settings.Currencies),
        .. QuotaProblems(settings.Quotas),
    ];

    /// <summary>Marketplaces that nobody serves here.</summary>
    public static IEnumerable<SettingProblem> UnknownMarketplaces(TenantSettings settings, IReadOnlyCollection<MarketplaceId> known) =>
        (settings.Marketplaces ?? []).Index()
            .Where(each => each.Item != default && !known.Contains(each.Item))
            .Select(each => new SettingProblem(
                Place("marketplaces", each.Index), $"No connector serves '{each.Item}'; there are: {string.Join(", ", known.Select(marketplace => marketplace.Value).Order(StringComparer.Ordinal))}."));

    /// <summary>Warehouses that would be gone although they took orders until now.</summary>
    public static IEnumerable<SettingProblem> LostWarehouses(TenantSettings before, TenantSettings after) =>
        (before.Warehouses ?? [])
            .Where(warehouse => !warehouse.IsClosed && after.Warehouses?.Any(kept => kept?.Address?.Warehouse == warehouse.Address.Warehouse) != true)
            .Select(warehouse => new SettingProblem(
                "warehouses", $"Warehouse '{warehouse.Address.Warehouse}' is open, and orders may be under way to it. Close it first, and take it out when all has arrived."));

    private static IEnumerable<SettingProblem> MarketplaceProblems(IReadOnlyList<MarketplaceId>? marketplaces)
    {
        const string Setting = "marketplaces";
        if (marketplaces is { Count: 0 })
        {
            yield return new SettingProblem(Setting, "At least one is needed. Suspend the tenant to stop its business.");
        }

        foreach (var (index, marketplace) in (marketplaces ?? []).Index())
        {
            if (marketplace == default)
            {
                yield return new SettingProblem(Place(Setting, index), "It is empty.");
            }
        }

        foreach (var twice in Twice((marketplaces ?? []).Select(marketplace => marketplace.Value), StringComparer.Ordinal))
        {
            yield return new SettingProblem(Setting, $"'{twice}' is there twice.");
        }
    }

    private static IEnumerable<SettingProblem> PriceRuleProblems(PriceRuleSettings? rules)
    {
        foreach (var (name, decision) in new[]
                 {
                     ("priceRules.fall", rules?.Fall), ("priceRules.riseWithinTolerance", rules?.RiseWithinTolerance), ("priceRules.riseBeyondTolerance", rules?.RiseBeyondTolerance),
                 })
        {
            if (decision is { } named && !Enum.IsDefined(named))
            {
                yield return new SettingProblem(name, "It must be Accept, Absorb, Ask, Refuse or Hold.");
            }
        }

        if (rules?.Fall == VerificationDecision.Absorb)
        {
            yield return new SettingProblem("priceRules.fall", "It is Absorb, with which the customer would pay more than the goods cost now; it must be Accept, Ask, Refuse or Hold.");
        }
    }

    private static IEnumerable<SettingProblem> ToleranceProblems(ToleranceSettings? tolerance)
    {
        if (tolerance?.AbsorbedRise is { } rise and (< 0 or > 1))
        {
            yield return new SettingProblem("tolerance.absorbedRise", string.Create(CultureInfo.InvariantCulture, $"It is {rise}; it is a share, from 0 to 1 (0.05 is 5 %)."));
        }

        if (tolerance?.AbsorbedAmount is { } amount && (amount.Amount < 0 || amount.Currency == default))
        {
            yield return new SettingProblem("tolerance.absorbedAmount", $"It is {amount}; it must not be negative, and in the marketplace's currency.");
        }
    }

    private static IEnumerable<SettingProblem> WarehouseProblems(IReadOnlyList<TenantWarehouse>? warehouses)
    {
        const string Setting = "warehouses";
        if (warehouses is null)
        {
            yield break;
        }

        if (warehouses.Count > MostWarehouses)
        {
            yield return new SettingProblem(Setting, string.Create(CultureInfo.InvariantCulture, $"There are {warehouses.Count}; at most {MostWarehouses} are kept."));
        }

        if (warehouses.All(warehouse => warehouse?.IsClosed != false))
        {
            yield return new SettingProblem(Setting, "At least one must be open. Leave the setting out to use the host's.");
        }

        foreach (var (index, warehouse) in warehouses.Index())
        {
            foreach (var problem in AddressProblems(Place(Setting, index), warehouse?.Address))
            {
                yield return problem;
            }
        }

        foreach (var twice in Twice(warehouses.Select(warehouse => warehouse?.Address?.Warehouse.Value ?? string.Empty), StringComparer.Ordinal))
        {
            yield return new SettingProblem(Setting, $"Warehouse '{twice}' is there twice; give each its own id.");
        }
    }

    // What is wrong with a part is told without its text: it may be somebody's name or phone.
    private static IEnumerable<SettingProblem> AddressProblems(string place, WarehouseAddress? address)
    {
        if (address is null)
        {
            yield return new SettingProblem(place, "It has no address.");
            yield break;
        }

        foreach (var (name, text) in new[]
                 {
                     ("warehouse", address.Warehouse.Value),
                     ("province", address.Province),
                     ("city", address.City),
                     ("district", address.District),
                     ("street", address.Street),
                     ("districtCode", address.DistrictCode),
                     ("postalCode", address.PostalCode),
                     ("contactName", address.ContactName),
                     ("contactPhone", address.ContactPhone),
                 })
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
            {
                yield return new SettingProblem($"{place}.address.{name}", string.Create(CultureInfo.InvariantCulture, $"It must have 1 to {LongestText} characters."));
            }
        }

        if (address.ContactPhone is { } phone && !Digits().IsMatch(phone))
        {
            yield return new SettingProblem($"{place}.address.contactPhone", "It must be digits only.");
        }

        if (address.DistrictCode is { } code && !SixDigits().IsMatch(code))
        {
            yield return new SettingProblem($"{place}.address.districtCode", "It must be six digits.");
        }
    }

    private static IEnumerable<SettingProblem> LanguageProblems(IReadOnlyList<string>? languages)
    {
        const string Setting = "languages";
        if (languages is { Count: 0 or > MostLanguages })
        {
            yield return new SettingProblem(Setting, string.Create(CultureInfo.InvariantCulture, $"There must be 1 to {MostLanguages}. Leave the setting out to use the host's."));
        }

        foreach (var (index, language) in (languages ?? []).Index())
        {
            if (language is null || !LanguageTag().IsMatch(language))
            {
                yield return new SettingProblem(Place(Setting, index), "It is no language tag (BCP 47), such as en or pt-BR.");
            }
        }

        foreach (var twice in Twice((languages ?? []).Select(language => language ?? string.Empty), StringComparer.OrdinalIgnoreCase))
        {
            yield return new SettingProblem(Setting, $"'{twice}' is there twice.");
        }
    }

    private static IEnumerable<SettingProblem> CurrencyProblems(IReadOnlyList<Currency>? currencies)
    {
        const string Setting = "currencies";
        if (currencies is { Count: 0 })
        {
            yield return new SettingProblem(Setting, "At least one is needed. Leave the setting out to take every one that has a rate.");
        }

        foreach (var (index, currency) in (currencies ?? []).Index())
        {
            if (currency == default)
            {
                yield return new SettingProblem(Place(Setting, index), "It is no currency.");
            }
        }

        foreach (var twice in Twice((currencies ?? []).Select(currency => currency.Code), StringComparer.Ordinal))
        {
            yield return new SettingProblem(Setting, $"'{twice}' is there twice.");
        }
    }

    private static IEnumerable<SettingProblem> QuotaProblems(QuotaSettings? quotas)
    {
        foreach (var (name, quota) in new[] { ("quotas.ordersADay", quotas?.OrdersADay), ("quotas.liveCallsAMinute", quotas?.LiveCallsAMinute) })
        {
            if (quota < 1)
            {
                yield return new SettingProblem(name, string.Create(CultureInfo.InvariantCulture, $"It is {quota}; it must be at least 1. Suspend the tenant to stop its business."));
            }
        }
    }

    private static IEnumerable<string> Twice(IEnumerable<string> texts, StringComparer comparer) =>
        texts.Where(text => text.Length > 0).GroupBy(text => text, comparer).Where(same => same.Skip(1).Any()).Select(same => same.Key);

    private static string Place(string setting, int index) => string.Create(CultureInfo.InvariantCulture, $"{setting}[{index}]");

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();

    [GeneratedRegex("^[0-9]+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex("^[0-9]{6}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex SixDigits();
}
