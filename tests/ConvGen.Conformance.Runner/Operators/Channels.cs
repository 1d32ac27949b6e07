namespace ConvGen.Conformance.Operators;

[ConvNet(12, 5, 5)]
[ChannelShuffle(3)]
public sealed partial class Channel_shuffle;

[ConvNet(5, 6, 7)]
[Scale(Key = "channel_scale")]
public sealed partial class Channel_scale;

[ConvNet(5, 6, 7)]
[Input("scale", 5, 1, 1)]
[Mul("scale")]
public sealed partial class Channel_scale__Gate;
