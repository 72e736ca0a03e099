namespace ReverseBuy.Crash.Courses;

/// <summary>What the agency got done in a part of a course.</summary>
/// <param name="Name">Which part.</param>
/// <param name="Duration">How long it was.</param>
/// <param name="Commands">How many commands were acknowledged in it.</param>
/// <param name="Ended">How many orders came to their end in it.</param>
/// <param name="LongestPause">For how long no command was acknowledged, at the longest.</param>
internal sealed record Stretch(string Name, TimeSpan Duration, int Commands, int Ended, TimeSpan LongestPause);
