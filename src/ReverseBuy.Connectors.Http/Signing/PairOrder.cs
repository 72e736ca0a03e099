namespace ReverseBuy.Connectors.Http;

/// <summary>Compares names and values as the one text that they make together, without making it.</summary>
internal static class PairOrder
{
    public static int Compare(string leftName, string leftValue, string rightName, string rightValue)
    {
        // Most names differ before either ends.
        var shared = Math.Min(leftName.Length, rightName.Length);
        if (leftName.AsSpan(0, shared).SequenceCompareTo(rightName.AsSpan(0, shared)) is var names and not 0)
        {
            return names;
        }

        // One name begins the other, or they are equal: the shorter one goes on in its value where the longer one's name still runs.
        return leftName.Length <= rightName.Length
            ? CompareRest(leftValue, rightName.AsSpan(shared), rightValue)
            : -CompareRest(rightValue, leftName.AsSpan(shared), leftValue);
    }

    private static int CompareRest(ReadOnlySpan<char> whole, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var shared = Math.Min(whole.Length, first.Length);
        return whole[..shared].SequenceCompareTo(first[..shared]) is var order and not 0 ? order
            : whole.Length < first.Length ? -1
            : whole[shared..].SequenceCompareTo(second);
    }
}
