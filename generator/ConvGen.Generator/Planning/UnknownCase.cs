using System;

namespace ConvGen.Generator.Planning;

/// <summary>What a table says of a case that it has no row for: work that nobody does must not look like work that there is not.</summary>
public static class UnknownCase
{
    /// <summary>The exception of <paramref name="table"/> for <paramref name="unknown"/>.</summary>
    public static NotSupportedException In(string table, object unknown) => new($"{table} has no row for {(unknown is Enum ? $"{unknown.GetType().Name}.{unknown}" : unknown.GetType().Name)}");
}
