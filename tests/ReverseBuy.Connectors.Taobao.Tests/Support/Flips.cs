using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReverseBuy.Connectors.Taobao.Tests.Support;

/// <summary>Writes an answer in the other ways in which the platform may send the same: numbers as texts and back, nothing as "", JSON inside texts.</summary>
internal static partial class Flips
{
    /// <summary>Each place of the answer in each other way, alone; then all of them, and random mixtures.</summary>
    public static IEnumerable<string> Of(string json, int mixtures)
    {
        var count = PlacesOf(Root(json)).Count;
        for (var index = 0; index < count; index++)
        {
            for (var way = 0; way < WaysAt(json, index); way++)
            {
                yield return Written(json, (place, _) => place == index ? way : null);
            }
        }

        yield return Grown(Root(json)).ToJsonString();
        yield return Written(json, (_, ways) => ways > 0 ? 0 : null);
        var random = new Random(count);
        for (var mixture = 0; mixture < mixtures; mixture++)
        {
            yield return Written(json, (_, ways) => ways > 0 && random.Next(2) == 0 ? random.Next(ways) : null);
        }
    }

    private static JsonNode Root(string json) => JsonNode.Parse(json)!;

    private static int WaysAt(string json, int index) => WaysOf(PlacesOf(Root(json))[index]).Count;

    // From the leaves up, so that what is put into a text holds the changes inside it.
    private static string Written(string json, Func<int, int, int?> choose)
    {
        var root = Root(json);
        var places = PlacesOf(root);
        for (var index = places.Count - 1; index >= 0; index--)
        {
            var ways = WaysOf(places[index]);
            if (choose(index, ways.Count) is { } way)
            {
                ways[way]();
            }
        }

        return root.ToJsonString();
    }

    private static List<(JsonNode Parent, string? Name, int Index)> PlacesOf(JsonNode node)
    {
        var places = new List<(JsonNode, string?, int)>();
        Collect(node, places);
        return places;
    }

    private static void Collect(JsonNode? node, List<(JsonNode Parent, string? Name, int Index)> places)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                places.Add((members, name, 0));
                Collect(value, places);
            }
        }
        else if (node is JsonArray elements)
        {
            for (var index = 0; index < elements.Count; index++)
            {
                places.Add((elements, null, index));
                Collect(elements[index], places);
            }
        }
    }

    private static List<Action> WaysOf((JsonNode Parent, string? Name, int Index) place)
    {
        var (parent, name, index) = place;
        var value = name is null ? parent[index] : parent[name];
        void Put(JsonNode? other)
        {
            if (name is null)
            {
                parent[index] = other;
            }
            else
            {
                parent[name] = other;
            }
        }

        return (value, value?.GetValueKind()) switch
        {
            (null, _) when name is not null => [() => Put(JsonValue.Create(string.Empty)), () => parent.AsObject().Remove(name)],
            ({ } number, JsonValueKind.Number) => [() => Put(JsonValue.Create(number.ToJsonString()))],
            ({ } flag, JsonValueKind.True or JsonValueKind.False) =>
                [() => Put(JsonValue.Create(flag.ToJsonString())), () => Put(JsonValue.Create(flag.GetValue<bool>() ? 1 : 0))],
            ({ } text, JsonValueKind.String) when NumberOrFlag().IsMatch(text.GetValue<string>()) => [() => Put(JsonNode.Parse(text.GetValue<string>()))],
            (JsonArray { Count: 0 }, _) when name is not null => [() => Put(null), () => parent.AsObject().Remove(name), () => Put(JsonValue.Create("[]"))],
            (JsonArray list, _) when name is not null => [() => Put(JsonValue.Create(list.ToJsonString()))],
            (JsonObject members, _) when name is not null => [() => Put(JsonValue.Create(members.ToJsonString())), () => Grown(members)],
            (JsonObject members, _) => [() => Grown(members)],
            _ => [],
        };
    }

    private static JsonNode Grown(JsonNode members)
    {
        members["a_member_nobody_knows"] = new JsonArray(1, "x", null, new JsonObject { ["item_id"] = 1, ["status"] = "?" });
        return members;
    }

    [GeneratedRegex("^(-?(0|[1-9][0-9]*)([.][0-9]+)?|true|false)$")]
    private static partial Regex NumberOrFlag();
}
