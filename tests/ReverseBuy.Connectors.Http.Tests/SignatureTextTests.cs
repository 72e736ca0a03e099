namespace ReverseBuy.Connectors.Http.Tests;

public sealed class SignatureTextTests
{
    [Fact]
    public void Ordering_by_pair_and_by_name_differ_where_one_name_begins_another()
    {
        KeyValuePair<string, string>[] parameters = [new("a", "z"), new("ab", "1")];

        Assert.Equal("ab1az", SignatureText.JoinByPair(parameters));
        Assert.Equal("azab1", SignatureText.JoinByName(parameters));
    }

    [Fact]
    public void Capitals_come_before_small_letters_as_bytes_do() =>
        Assert.Equal("Ab1aa1", SignatureText.JoinByName([new("aa", "1"), new("Ab", "1")]));

    [Fact]
    public void The_worked_example_of_1688_is_reproduced() => Assert.Equal(
        "33E54F4F7B989E3E0E912D3FBD2F1A03CA7CCE88",
        SignatureText.HmacSha1("test123", "param2/1/system/currentTime/1000000a1b2"));

    [Fact]
    public void The_test_case_of_rfc_4231_is_reproduced() => Assert.Equal(
        "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843",
        SignatureText.HmacSha256("Jefe", "what do ya want for nothing?"));
}
