namespace ConvGen.Model.Tests;

internal static class WrittenEdits
{
    /// <summary>What an edit of an argument writes.</summary>
    public static string? Value(this DeclarationEdit edit) => Assert.IsType<ArgumentEdit>(edit).Value;
}
