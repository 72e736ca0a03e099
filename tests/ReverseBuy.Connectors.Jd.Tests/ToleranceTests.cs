using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Xunit;
using ReverseBuy.Connectors.Jd.Gateway;
using ReverseBuy.Connectors.Jd.Tests.Support;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Jd.Tests;

/// <summary>JD writes numbers as texts and back, results inside texts, and members in any case; what is read must not depend on it.</summary>
public sealed class ToleranceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Ways => ["as it is", "scalars the other way", "the result in a text", "unknown members", "no nulls"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Every_answer_is_read_the_same_however_it_is_written(string way)
    {
        var expected = await ReadAllAsync("as it is");

        Assert.Equal(expected, await ReadAllAsync(way));
        Assert.Contains("JDVA00000000001", expected, StringComparison.Ordinal);
    }

    [Property(MaxTest = 200)]
    public void Sku_numbers_in_words_are_found_whatever_stands_around_them(PositiveInt[] numbers, string? words)
    {
        string[] asked = [.. numbers.Select(number => $"{number.Get}").Distinct()];
        var letters = new string([.. (words ?? string.Empty).Where(letter => !char.IsAsciiDigit(letter))]);

        Assert.Equal(asked, JdSkuNumbers.In($"{string.Join(',', asked)}{letters}不在", asked));
        Assert.Empty(JdSkuNumbers.In(letters, asked));
        Assert.Empty(JdSkuNumbers.In(null, asked));
    }

    private static async Task<string> ReadAllAsync(string way)
    {
        await using var host = await ScriptedHost.StartAsync();
        (string Operation, string Sample)[] answers =
        [
            ("api/product/getDetail", "detail"), ("api/product/getSimilarSku", "similar"), ("api/product/skuImage", "images"), ("api/price/getSellPrice", "prices"),
            ("api/stock/getNewStockById", "stock"), ("api/search/search", "search"), ("api/order/getFreight", "freight"), ("api/order/submitOrder", "submitted"),
            ("api/order/selectJdOrder", "order-parent"), ("api/order/orderTrack", "track"), ("api/message/get", "messages"),
            ("api/order/selectJdOrderIdByThirdOrder", "by-reference"),
        ];
        foreach (var (operation, sample) in answers)
        {
            host.Gateway.Answer(operation, Written(SampleFile.Text(sample), way));
        }

        object?[] readings =
        [
            await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, ScriptedHost.Listing(), Token),
            await host.Seam<IProductSearch>().SearchAsync(ScriptedHost.Context, new SearchQuery("x"), Token),
            await host.Seam<IFreightEstimator>().EstimateAsync(
                ScriptedHost.Context, new LiveOfferRequest(ScriptedHost.Warehouse, [new LiveOfferLine(ScriptedHost.Line().Sku, 1)]), Token),
            await host.Seam<IPurchasing>().CreateAsync(ScriptedHost.Context, ScriptedHost.Purchase(), Token),
            await host.Seam<IUpstreamOrders>().FindByReferenceAsync(ScriptedHost.Context, "rb1", Token),
            await host.Seam<IDomesticTracking>().GetShipmentsAsync(ScriptedHost.Context, "1", Token),
            (await host.Seam<IChangeFeed>().PullAsync(ScriptedHost.Context, default, default, 100, Token)).Select(message => $"{message.MessageId} {string.Join(' ', message.Hints)}"),
        ];
        return System.Text.Json.JsonSerializer.Serialize(readings);
    }

    private static string Written(string json, string way)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        switch (way)
        {
            case "scalars the other way":
                Flip(root);
                break;
            case "the result in a text" when root["result"] is JsonObject or JsonArray:
                root["result"] = root["result"]!.ToJsonString();
                break;
            case "unknown members":
                Grow(root);
                break;
            case "no nulls":
                Thin(root);
                break;
        }

        return root.ToJsonString();
    }

    private static void Flip(JsonNode? node)
    {
        foreach (var (holder, key, value) in Scalars(node).ToList())
        {
            var other = value.GetValueKind() switch
            {
                System.Text.Json.JsonValueKind.Number => JsonValue.Create(value.ToJsonString()),
                System.Text.Json.JsonValueKind.True => JsonValue.Create("true"),
                System.Text.Json.JsonValueKind.False => JsonValue.Create("false"),
                System.Text.Json.JsonValueKind.String when long.TryParse(value.GetValue<string>(), out var number) && number > 0 && $"{number}" == value.GetValue<string>() =>
                    JsonValue.Create(number),
                _ => null,
            };
            if (other is not null)
            {
                Put(holder, key, other);
            }
        }
    }

    private static IEnumerable<(JsonNode Holder, object Key, JsonValue Value)> Scalars(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Value is JsonValue value ? [(members, member.Key, value)] : Scalars(member.Value)),
        JsonArray elements => elements.SelectMany((element, index) => element is JsonValue value ? [(elements, index, value)] : Scalars(element)),
        _ => [],
    };

    private static void Put(JsonNode holder, object key, JsonValue value)
    {
        if (key is int index)
        {
            holder[index] = value;
        }
        else
        {
            holder[(string)key] = value;
        }
    }

    private static void Grow(JsonNode? node)
    {
        foreach (var child in Children(node).ToList())
        {
            Grow(child);
        }

        // A member for each picture's SKU is data, not structure.
        if (node is JsonObject members)
        {
            members["aNewMember"] = new JsonArray(1, "2", null, new JsonObject { ["skuId"] = 1 });
        }
    }

    private static void Thin(JsonNode? node)
    {
        foreach (var child in Children(node).ToList())
        {
            Thin(child);
        }

        if (node is JsonObject members)
        {
            foreach (var name in members.Where(member => member.Value is null).Select(member => member.Key).ToList())
            {
                members.Remove(name);
            }
        }
    }

    private static IEnumerable<JsonNode?> Children(JsonNode? node) => node switch
    {
        JsonObject members => members.Select(member => member.Value),
        JsonArray elements => elements,
        _ => [],
    };
}
