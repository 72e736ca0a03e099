using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Taobao.Tests.Support;

namespace ReverseBuy.Connectors.Taobao.Tests;

public sealed class TolerantReadingTests
{
    [Fact]
    public async Task Numbers_and_texts_may_change_places_in_a_listing() =>
        Assert.Equivalent(await ItemAsync(Samples.Item), await ItemAsync(Flip(Samples.Item)), strict: true);

    [Fact]
    public async Task Numbers_and_texts_may_change_places_in_an_order()
    {
        Assert.NotEqual(Samples.Orders, Flip(Samples.Orders));
        Assert.Equivalent(await OrderAsync(Samples.Orders), await OrderAsync(Flip(Samples.Orders)), strict: true);
    }

    [Fact]
    public async Task Numbers_and_texts_may_change_places_in_parcels()
    {
        Assert.Equivalent(await ParcelsAsync(Samples.Logistics), await ParcelsAsync(Flip(Samples.Logistics)), strict: true);
    }

    private static string Flip(string json) => Flip(JsonNode.Parse(json))!.ToJsonString();

    // Every number and truth value becomes a text; every text of plain digits becomes a number.
    private static JsonNode? Flip(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Flip(member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(Flip)]),
        JsonValue value when value.TryGetValue<string>(out var text) =>
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text),
        JsonValue value => JsonValue.Create(value.ToJsonString()),
        _ => null,
    };

    private static async Task<Product?> ItemAsync(string answer)
    {
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/traffic/item/get", answer));
        return await host.Seam<IProductSource>().FindAsync(TaobaoHost.Context, TaobaoHost.Listing("731040994692"), TestContext.Current.CancellationToken);
    }

    private static async Task<UpstreamOrderReading?> OrderAsync(string answer)
    {
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/purchase/orders/query", answer));
        return await host.Seam<IUpstreamOrders>().FindAsync(TaobaoHost.Context, "200077867837", TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<DomesticShipment>> ParcelsAsync(string answer)
    {
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/purchase/orders/query", Samples.Orders).Answer("/logistics/detail/get", answer));
        return await host.Seam<IDomesticTracking>().GetShipmentsAsync(TaobaoHost.Context, "200077867837", TestContext.Current.CancellationToken);
    }
}
