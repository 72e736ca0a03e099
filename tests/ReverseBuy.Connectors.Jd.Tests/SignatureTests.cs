using System.Security.Cryptography;
using ReverseBuy.Connectors.Jd.Buying;
using ReverseBuy.Connectors.Jd.Gateway;
using ReverseBuy.Connectors.Jd.Tests.Support;
using ReverseBuy.Connectors.Jd.Tokens;

namespace ReverseBuy.Connectors.Jd.Tests;

public sealed class SignatureTests
{
    public static TheoryData<string> Signed => Vectors.Of("jos-md5", "jd-spapi-md5");

    public static TheoryData<string> SignIns => Vectors.Of("vop-token-md5");

    public static TheoryData<string> Sealed => Vectors.Of("vop-des-cbc");

    [Theory]
    [MemberData(nameof(Signed))]
    public void The_other_gateways_signatures_are_reproduced(string id)
    {
        var vector = Vectors.Find(id);
        var parameters = vector.GetProperty("params").EnumerateObject().Select(each => KeyValuePair.Create(each.Name, each.Value.GetString()!)).ToArray();

        Assert.Equal(vector.Text("expected"), JosSigner.Sign(vector.Text("secret"), parameters));
    }

    [Theory]
    [MemberData(nameof(SignIns))]
    public void Signing_in_is_signed_as_published(string id)
    {
        var vector = Vectors.Find(id);
        var digest = JdTokenSigner.Digest(vector.Text("password"));
        var (secret, timestamp, client, user) = (vector.Text("client_secret"), vector.Text("timestamp"), vector.Text("client_id"), vector.Text("username"));

        Assert.Equal(vector.Text("passwordMd5"), digest);
        Assert.Equal(JdTokenSigner.GrantType, vector.Text("grant_type"));
        Assert.Equal(vector.Text("stringToSign"), JdTokenSigner.Text(secret, timestamp, client, user, digest));
        Assert.Equal(vector.Text("expected"), JdTokenSigner.Sign(secret, timestamp, client, user, digest));
    }

    [Theory]
    [MemberData(nameof(Sealed))]
    public void Sealed_fields_are_opened(string id)
    {
        var vector = Vectors.Find(id);
        var kind = vector.Text("prefix") == "NA" ? JdSealedField.Name : JdSealedField.Mobile;

        Assert.Equal(vector.Text("expected"), JdSealedText.Open(kind, vector.Text("cipherHex"), vector.Text("client_id")));
    }

    [Fact]
    public void A_field_of_another_kind_does_not_open()
    {
        var vector = Vectors.Find("vop-des-mobile");

        Assert.Throws<CryptographicException>(() => JdSealedText.Open(JdSealedField.Address, vector.Text("cipherHex"), vector.Text("client_id")));
    }

    [Fact]
    public void The_vectors_are_all_there_and_each_is_tested()
    {
        Assert.Equal(8, Vectors.All.Count);
        Assert.Equal(8, Signed.Count + SignIns.Count + Sealed.Count);
    }
}
