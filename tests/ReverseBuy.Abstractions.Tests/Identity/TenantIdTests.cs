using ReverseBuy.Hostile;

namespace ReverseBuy.Abstractions.Tests.Identity;

public sealed class TenantIdTests
{
    [Fact]
    public void Hostile_texts_are_no_ids_and_come_back_in_no_message() => Assert.All(HostileTenantIds.All, text =>
    {
        Assert.False(TenantId.IsValid(text));
        var error = Assert.Throws<ArgumentException>(() => new TenantId(text));
        Assert.True(error.Message.Length < 300, error.Message);
        Assert.True(error.Message.All(letter => char.IsAscii(letter) && !char.IsControl(letter)), error.Message);
        Assert.True(text.Length < 8 || !error.Message.Contains(text, StringComparison.Ordinal), error.Message);
    });

    [Fact]
    public void Awkward_ids_are_ids_as_they_are_written_and_no_two_are_equal()
    {
        Assert.All(HostileTenantIds.Awkward, text => Assert.Equal(text, new TenantId(text).Value));
        Assert.Equal(HostileTenantIds.Awkward.Count, HostileTenantIds.Awkward.Select(text => new TenantId(text)).Distinct().Count());
    }

    [Fact]
    public void No_text_is_no_id() => Assert.False(TenantId.IsValid(null));
}
