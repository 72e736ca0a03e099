using System.Globalization;
using ReverseBuy.Schemas;

namespace ReverseBuy.Abstractions.Tests;

public sealed class FailureThresholdTests
{
    [Theory]
    [InlineData("1", 1, 100, true)]
    [InlineData("3", 2, 100, false)]
    [InlineData("3", 3, 100, true)]
    [InlineData("5%", 4, 100, false)]
    [InlineData("5%", 5, 100, true)]
    [InlineData("0.5%", 1, 100, true)]
    [InlineData("100%", 99, 100, false)]
    [InlineData("1", 0, 100, false)]
    [InlineData("0.5%", 0, 100, false)]
    public void A_threshold_is_reached_by_that_many(string text, int failures, int tenants, bool isReached) =>
        Assert.Equal(isReached, FailureThreshold.Parse(text, CultureInfo.InvariantCulture).IsReached(failures, tenants));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("0%")]
    [InlineData("101%")]
    [InlineData("1,5%")]
    [InlineData("%")]
    [InlineData("many")]
    public void What_is_no_threshold_is_refused(string text)
    {
        Assert.False(FailureThreshold.TryParse(text, CultureInfo.GetCultureInfo("de-DE"), out _));
        Assert.Throws<FormatException>(() => FailureThreshold.Parse(text, null));
    }

    [Theory]
    [InlineData("3")]
    [InlineData("2.5%")]
    public void It_is_written_as_it_is_read(string text) => Assert.Equal(text, FailureThreshold.Parse(text, null).ToString());

    [Fact]
    public void Without_a_value_the_first_failure_is_one_too_many()
    {
        Assert.True(default(FailureThreshold).IsReached(1, 100));
        Assert.Equal(default, FailureThreshold.Count(1));
    }
}
