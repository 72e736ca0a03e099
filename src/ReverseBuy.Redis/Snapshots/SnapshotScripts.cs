namespace ReverseBuy.Redis.Snapshots;

/// <summary>What Redis decides about snapshots, each in one step that nothing comes between. What it holds begins with its moment in 19 digits.</summary>
internal static class SnapshotScripts
{
    /// <summary>Stores snapshots unless there are newer ones. Keys: the snapshots. Arguments: the lifetime in milliseconds, the texts. Answer: 1 for each that is stored.</summary>
    public const string Save = """
        local saved = {}
        for index, key in ipairs(KEYS) do
          local text = ARGV[index + 1]
          saved[index] = 0
          if redis.call('GETRANGE', key, 0, 18) <= string.sub(text, 1, 19) then
            redis.call('SET', key, text, 'PX', ARGV[1])
            saved[index] = 1
          end
        end
        return saved
        """;

    /// <summary>
    /// Replaces what was captured before a moment by that moment alone, so that what was captured before it and comes late does not stay either.
    /// Key: the snapshot. Arguments: the lifetime in milliseconds, the moment.
    /// </summary>
    public const string Remove = """
        if redis.call('GETRANGE', KEYS[1], 0, 18) < ARGV[2] then
          redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[1])
        end
        return 1
        """;
}
