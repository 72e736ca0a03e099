using System.Security.Cryptography;
using System.Text;
using FsCheck.Xunit;

namespace ReverseBuy.Connectors.Http.Tests;

public sealed class SignatureTextTests
{
    [Fact]
    public void Ordering_by_pair_and_by_name_differ_where_one_name_begins_another()
    {
        KeyValuePair<string, string>[] parameters = [new("a", "z"), new("ab", "1")];

        Assert.Equal("ab1az", SignatureText.Join(string.Empty, parameters, SignatureOrder.Pair));
        Assert.Equal("azab1", SignatureText.Join(string.Empty, parameters, SignatureOrder.Name));
    }

    [Theory]
    [InlineData(SignatureOrder.Name)]
    [InlineData(SignatureOrder.Pair)]
    public void Capitals_come_before_small_letters_as_bytes_do_whatever_the_culture(SignatureOrder order) =>
        Assert.Equal("pAb1aa1", SignatureText.Join("p", [new("aa", "1"), new("Ab", "1")], order));

    [Fact]
    public void Parameters_of_one_name_stay_in_their_order() =>
        Assert.Equal("a2a1b", SignatureText.Join(string.Empty, [new("b", string.Empty), new("a", "2"), new("a", "1")], SignatureOrder.Name));

    [Fact]
    public void The_worked_example_of_1688_is_reproduced() => Assert.Equal(
        "33E54F4F7B989E3E0E912D3FBD2F1A03CA7CCE88",
        SignatureText.HmacSha1("test123", "param2/1/system/currentTime/1000000", [new("b", "2"), new("a", "1")], SignatureOrder.Pair));

    [Fact]
    public void The_test_case_of_rfc_4231_is_reproduced() => Assert.Equal(
        "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843",
        SignatureText.HmacSha256("Jefe", "what do ya want for nothing?", [], SignatureOrder.Name));

    // Few letters make names that begin each other, and values that go on where a name ends.
    [Property(MaxTest = 500)]
    public void Any_parameters_are_signed_as_sorting_joining_and_hashing_would(string[] texts)
    {
        var names = texts.Select(text => new string([.. (text ?? string.Empty).Take(4).Select(letter => "aAb我"[letter % 4])])).ToArray();
        KeyValuePair<string, string>[] parameters = [.. names.Zip(names.Skip(1), KeyValuePair.Create)];
        var byPair = string.Concat(parameters.Select(each => each.Key + each.Value).Order(StringComparer.Ordinal));
        var byName = string.Concat(parameters.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Key + each.Value));

        Assert.Equal("p" + byPair, SignatureText.Join("p", parameters, SignatureOrder.Pair));
        Assert.Equal("p" + byName, SignatureText.Join("p", parameters, SignatureOrder.Name));
        Assert.Equal(Hex(HMACSHA256.HashData(Utf8("密"), Utf8("p" + byName))), SignatureText.HmacSha256("密", "p", parameters, SignatureOrder.Name));
#pragma warning disable CA5350 // As the platform does.
        Assert.Equal(Hex(HMACSHA1.HashData(Utf8("密"), Utf8("p" + byPair))), SignatureText.HmacSha1("密", "p", parameters, SignatureOrder.Pair));
#pragma warning restore CA5350
    }

    [Fact]
    public void Nothing_but_the_signature_is_allocated()
    {
        KeyValuePair<string, string>[] parameters = [new("timestamp", "1767323045000"), new("app_key", "key"), new("keyword", "连衣裙")];

        // The least of several: a collection in between may take the rented memory away.
        var allocated = Enumerable.Range(0, 10).Min(_ => AllocatedBy(parameters));

        Assert.Equal(SizeOfText(40) + SizeOfText(64), allocated);
    }

    private static long AllocatedBy(KeyValuePair<string, string>[] parameters)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        SignatureText.HmacSha1("secret", "/path", parameters, SignatureOrder.Pair);
        SignatureText.HmacSha256("secret", "/path", parameters, SignatureOrder.Name);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // Header, length, letters of two bytes, the closing zero; in whole words.
    private static long SizeOfText(int letters) => (22 + (2 * letters) + 7) / 8 * 8;

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);
}
