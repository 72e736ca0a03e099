using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReverseBuy.Connectors.Alibaba1688.Tests.Support;

/// <summary>Other ways to write the same JSON, as the platform is known to.</summary>
internal static partial class JsonMutations
{
    /// <summary>Each scalar written as the other kind, one at a time, with where it is.</summary>
    public static IEnumerable<(string Where, string Json)> FlipEachScalar(string json)
    {
        var count = Values(JsonNode.Parse(json)!).Count();
        for (var index = 0; index < count; index++)
        {
            var copy = JsonNode.Parse(json)!;
            var (holder, where, value) = Values(copy).ElementAt(index);
            if (Flipped(value) is { } flipped)
            {
                Replace(holder, value, flipped);
                yield return (where, copy.ToJsonString());
            }
        }
    }

    /// <summary>All scalars written as the other kind at once.</summary>
    public static string FlipAll(string json)
    {
        var copy = JsonNode.Parse(json)!;
        foreach (var (holder, _, value) in Values(copy).ToList())
        {
            if (Flipped(value) is { } flipped)
            {
                Replace(holder, value, flipped);
            }
        }

        return copy.ToJsonString();
    }

    /// <summary>Members that nobody knows, in every object.</summary>
    public static string AddUnknownMembers(string json)
    {
        var copy = JsonNode.Parse(json)!;
        foreach (var thing in Objects(copy).ToList())
        {
            thing["@type"] = "com.alibaba.Bean";
            thing["class"] = new JsonObject { ["name"] = "x" };
            thing["aNewMember"] = new JsonArray(1, "2", null, true);
        }

        return copy.ToJsonString();
    }

    /// <summary>Members that are null left out.</summary>
    public static string LeaveOutNulls(string json)
    {
        var copy = JsonNode.Parse(json)!;
        foreach (var thing in Objects(copy).ToList())
        {
            foreach (var name in thing.Where(member => member.Value is null).Select(member => member.Key).ToList())
            {
                thing.Remove(name);
            }
        }

        return copy.ToJsonString();
    }

    /// <summary>Each member null, one name at a time wherever it stands.</summary>
    public static IEnumerable<(string Name, string Json)> NullEachName(string json)
    {
        foreach (var name in Objects(JsonNode.Parse(json)!).SelectMany(thing => thing).Select(member => member.Key).Distinct().ToList())
        {
            var copy = JsonNode.Parse(json)!;
            foreach (var thing in Objects(copy).Where(thing => thing.ContainsKey(name)).ToList())
            {
                thing[name] = null;
            }

            yield return (name, copy.ToJsonString());
        }
    }

    /// <summary>Each member that is an object or a list written as a text that holds it, one at a time, with where it is.</summary>
    public static IEnumerable<(string Where, string Json)> NestEachInText(string json)
    {
        var count = Nests(JsonNode.Parse(json)!).Count();
        for (var index = 0; index < count; index++)
        {
            var copy = JsonNode.Parse(json)!;
            var (holder, name) = Nests(copy).ElementAt(index);
            var where = holder[name]!.GetPath();
            holder[name] = holder[name]!.ToJsonString();
            yield return (where, copy.ToJsonString());
        }
    }

    private static IEnumerable<(JsonObject Holder, string Name)> Nests(JsonNode json) =>
        from thing in Objects(json)
        from member in thing
        where member.Value is JsonObject or JsonArray
        select (thing, member.Key);

    private static JsonNode? Flipped(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.Number => JsonValue.Create(value.ToJsonString()),
        JsonValueKind.True => JsonValue.Create("true"),
        JsonValueKind.False => JsonValue.Create("false"),
        JsonValueKind.String when value.GetValue<string>() is "true" or "false" => JsonValue.Create(value.GetValue<string>() == "true"),
        JsonValueKind.String when Number().IsMatch(value.GetValue<string>()) => JsonNode.Parse(value.GetValue<string>()),
        _ => null,
    };

    private static void Replace(JsonNode holder, JsonValue value, JsonNode flipped)
    {
        if (holder is JsonArray list)
        {
            list[list.IndexOf(value)] = flipped;
        }
        else
        {
            ((JsonObject)holder)[value.GetPropertyName()] = flipped;
        }
    }

    private static IEnumerable<(JsonNode Holder, string Where, JsonValue Value)> Values(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject thing => thing.Select(member => member.Value),
            JsonArray list => list,
            _ => [],
        };
        foreach (var child in children)
        {
            if (child is JsonValue value)
            {
                yield return (node, value.GetPath(), value);
            }
            else if (child is not null)
            {
                foreach (var inner in Values(child))
                {
                    yield return inner;
                }
            }
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject thing => thing.Select(member => member.Value).SelectMany(Objects).Prepend(thing),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$")]
    private static partial Regex Number();
}
