using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Analyzers.Tests;

public sealed class DeclarationTests
{
    [Theory]
    [InlineData("[ConvNet(4), Dense(2)] class {|CVG403:Net|};")]
    [InlineData("[ConvNet(4), Dense(2)] static partial class {|CVG403:Net|};")]
    [InlineData("[ConvNet(4), Dense(2)] abstract partial class {|CVG403:Net|};")]
    [InlineData("[ConvNet(4), Dense(2)] partial record {|CVG403:Net|};")]
    [InlineData("[ConvNet(4), Dense(2)] file partial class {|CVG403:Net|};")]
    [InlineData("[ConvNet(4), Dense(2)] partial class {|CVG403:Net|}<T>;")]
    [InlineData("class Outer { [ConvNet(4), Dense(2)] partial class {|CVG403:Net|}; }")]
    [InlineData("partial class Outer<T> { [ConvNet(4), Dense(2)] partial class {|CVG403:Net|}; }")]
    [InlineData("[ConvNet(4), Dense(2)] partial class {|CVG403:Net|} { public int Threads; }")]
    [InlineData("[ConvNet(4), Dense(2)] partial class {|CVG403:Net|} { class Layers; }")]
    [InlineData("[ConvNet(4), Dense(2)] partial class {|CVG403:Net|} { int AnchorsOfFeatures => 1; }")]
    [InlineData("[ConvNet(4), Dense(2)] partial class {|CVG403:Layers|};")]
    [InlineData("[ConvNet(4), Dense(2)] partial class {|CVG403:Net|} { public Net(int a) { } public static Net Loaded => Load(\"x\"); }")]
    [InlineData("[ConvNet(4), Dense(2)] partial class {|CVG403:Net|}(int a) { int A => a; }")]
    public Task A_class_that_cannot_be_completed_says_why(string source) => ConvGenTest.Diagnoses("using ConvGen;\n" + source);

    [Theory]
    [InlineData("[ConvNet(4), Dense(2)] partial class Net { public Net() { } public Net(int a) { } }")]
    [InlineData("[ConvNet(4), Dense(2)] partial class Net();")]
    [InlineData("partial struct Outer { [ConvNet(4), Dense(2)] private sealed partial class Net { public int Own => InputLength; } }")]
    [InlineData("class Base { public void Run() { } } [ConvNet(4), Dense(2)] partial class Net : Base;")]
    [InlineData("[ConvNet(4), Dense(2)] partial class Net { ~Net() { } public static bool operator !(Net net) => false; public int this[int i] => i; }")]
    public Task A_class_that_can_be_completed_is_left_alone(string source) => ConvGenTest.Diagnoses("using ConvGen;\n" + source);

    [Fact]
    public Task Layers_on_two_parts_have_no_order() => ConvGenTest.Diagnoses(
        ["using ConvGen; [ConvNet(4), Dense(2)] partial class {|CVG020:Net|};", "using ConvGen; [Relu] partial class Net;"]);

    [Fact]
    public Task Attributes_that_are_not_ours_may_stand_anywhere() => ConvGenTest.Diagnoses(
        ["using ConvGen; [ConvNet(4), Dense(2)] partial class Net;", "[System.Obsolete(\"\")] partial class Net;"]);

    [Fact]
    public Task Unsafe_code_that_is_off_is_the_only_message() => ConvGenTest.Diagnoses(
        ["using ConvGen; [ConvNet(4), Dense(0), Relu(From = \"nobody\")] partial class {|CVG408:Net|};"], allowUnsafe: false);

    [Fact]
    public Task Analysis_needs_no_unsafe_code() => ConvGenTest.Diagnoses(
        ["using ConvGen; [ConvNet(4, AnalysisOnly = true), Dense(2)] partial class Net;"], allowUnsafe: false);
}
