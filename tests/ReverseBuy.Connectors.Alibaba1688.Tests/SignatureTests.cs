using System.Text.Json;
using ReverseBuy.Connectors.Alibaba1688.Gateway;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class SignatureTests
{
    public static TheoryData<string> VectorIds => [.. Vectors().Select(vector => vector.GetProperty("id").GetString()!)];

    [Theory]
    [MemberData(nameof(VectorIds))]
    public void Every_published_vector_is_reproduced(string id)
    {
        var vector = Vectors().Single(each => each.GetProperty("id").GetString() == id);
        var path = vector.GetProperty("algo").GetString() == "api" ? vector.GetProperty("urlPath").GetString()! : string.Empty;
        var parameters = vector.GetProperty("params").EnumerateObject().Select(each => KeyValuePair.Create(each.Name, each.Value.GetString()!)).ToList();

        Assert.Equal(vector.GetProperty("stringToSign").GetString(), Alibaba1688Signer.TextToSign(path, parameters));
        Assert.Equal(vector.GetProperty("expected").GetString(), Alibaba1688Signer.Sign(vector.GetProperty("secret").GetString()!, path, parameters));
    }

    [Fact]
    public void The_vectors_are_all_there() => Assert.Equal(7, VectorIds.Count);

    [Fact]
    public void Names_are_ordered_as_bytes_whatever_the_culture()
    {
        Assert.Equal("pAb1aa1", Alibaba1688Signer.TextToSign("p", [new("aa", "1"), new("Ab", "1")]));
    }

    private static JsonElement.ArrayEnumerator Vectors() =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "alibaba1688.json"))).RootElement.EnumerateArray();
}
