using System.Text.Json;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

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
        var parameters = vector.GetProperty("params").EnumerateObject().Select(each => KeyValuePair.Create(each.Name, each.Value.GetString()!)).ToArray();

        Assert.Equal(vector.GetProperty("stringToSign").GetString(), SignatureText.Join(path, parameters, SignatureOrder.Pair));
        Assert.Equal(vector.GetProperty("expected").GetString(), Alibaba1688Signer.Sign(vector.GetProperty("secret").GetString()!, path, parameters));
    }

    [Fact]
    public void The_vectors_are_all_there() => Assert.Equal(7, VectorIds.Count);

    private static JsonElement.ArrayEnumerator Vectors() =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "alibaba1688.json"))).RootElement.EnumerateArray();
}
